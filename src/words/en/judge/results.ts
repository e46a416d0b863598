import { agree, counted, list } from '../grammar.ts';

/** How far the verdicts of a session can be trusted, in English. */
export const findings = {
  title: 'Judge biases',
  explain: (least: string) =>
    `Biases in the verdicts so far, with 95% intervals; ± is one posterior standard deviation. At least ${counted(least, 'case')} ${agree(least, 'is', 'are')} needed; with fewer, chance would decide.`,
  looking: 'Analysing the verdicts…',
  silent: 'No readable verdicts yet.',
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  /** Two sentences, one behind the other. */
  both: (one: string, other: string) => `${one} ${other}`,
  few: (n: string, least: string) =>
    n === '0' ? `No cases yet; ${least} needed.` : `Too few to say: ${n} so far, ${least} needed.`,
  firstWins: {
    label: 'First answer wins',
    more: (n: string) =>
      `Of ${counted(n, 'verdict')} with a winner, clearly more than half went to the answer shown first. The cause may be position, or strong models being shown first.`,
    less: (n: string) =>
      `Of ${counted(n, 'verdict')} with a winner, clearly less than half went to the answer shown first. The cause may be position, or weak models being shown first.`,
    even: (n: string) => `Of ${counted(n, 'verdict')} with a winner; consistent with half.`,
  },
  order: {
    label: 'Order effect',
    more: (share: string) =>
      `Being shown first helps: of two equally strong models the first would win ${share} of the time.`,
    less: (share: string) =>
      `Being shown first hurts: of two equally strong models the first would win only ${share} of the time.`,
    oneOrder:
      'Each pair was judged in one order only, so a win may be due to strength or to position. Judge pairs in both orders to tell them apart.',
    even: (share: string) =>
      `No clear order effect once strengths are allowed for: of two equally strong models the first would win about ${share} of the time.`,
  },
  flips: {
    label: 'Flips on swap',
    said: (flips: string, both: string, first: string) =>
      flips === '0'
        ? `Of ${counted(both, 'pair')} judged in both orders, none changed winner when the answers were swapped.`
        : `Of ${counted(both, 'pair')} judged in both orders, ${flips} changed winner when the answers were swapped; ${first} of these went to whichever came first.`,
    never: 'No pair was judged in both orders. Judge pairs in both orders to see flips.',
  },
  halfFlips: {
    label: 'Half-flips',
    said: (n: string, both: string) =>
      `Of ${counted(both, 'pair')}, ${n} ${agree(n, 'was', 'were')} a tie in only one order.`,
  },
  longer: {
    label: 'Longer answer wins',
    more: (n: string) =>
      `Of ${counted(n, 'verdict')} on answers of different length, clearly more than half went to the longer. Longer answers may also be better.`,
    less: (n: string) =>
      `Of ${counted(n, 'verdict')} on answers of different length, clearly less than half went to the longer.`,
    even: (n: string) =>
      `Of ${counted(n, 'verdict')} on answers of different length; consistent with half.`,
  },
  own: {
    label: 'Self-preference',
    said: (family: string, n: string) =>
      `Share of ${counted(n, 'verdict')} won by models of ${family}, the judge’s own family, against others.`,
    alone:
      'No judge from another family judged the same pairs, so bias can’t be told from strength.',
    others: (own: string, theirs: string, range: string, things: string) =>
      `On the ${counted(things, 'pair')} that judges from other families also judged, the share is ${own} here and ${theirs} (${range}) with them.`,
  },
  agreement: {
    title: 'Do the judges agree?',
    explain:
      'On the pairs that both judged, whatever the order; a judge that contradicts itself when the answers are swapped counts as calling a tie.',
    pair: 'Judges',
    and: (first: string, second: string) => `${first} and ${second}`,
    common: 'In common',
    raw: 'Agree',
    kappa: 'Cohen’s κ',
    alpha: 'Krippendorff’s α',
    none: 'No two judges have judged the same pairs.',
    said: {
      beyond: 'They agree more than by chance.',
      chance: 'No evidence that they agree more than by chance.',
      against: 'They disagree more than by chance.',
      same: 'Both always give the same verdict, so chance agreement can’t be estimated.',
    },
  },
};

/** The replies of a session read again, in English. */
export const audit = {
  title: 'Replies without a verdict',
  unparsed: (n: string) =>
    `${counted(n, 'reply has', 'replies have')} no verdict: the judge refused, or did not follow the verdict format. ${agree(n, 'It is', 'They are')} not counted; nothing is guessed.`,
  none: 'Every reply has a verdict.',
  list: 'Replies without a verdict, with their texts',
  reply: (left: string, right: string) => `${left} and ${right}`,
  by: (judge: string) => `judge: ${judge}`,
  empty: 'The judge said nothing.',
  gone: 'This reply is no longer stored.',
  pair: 'Question and answers',
  question: 'Question',
  noAnswer: 'no answer',
  more: (n: string) => `Show all ${counted(n, 'character')}`,
  less: 'Show less',
  pages: {
    previous: 'Previous',
    next: 'Next',
    range: (from: number, to: number, total: number) =>
      `${String(from)} to ${String(to)} of ${String(total)}`,
  },
  rules: {
    title: 'Other ways to read the replies',
    explain:
      'Each rule reads all stored replies again, here on your machine. Accepting a rule changes the verdicts, never the texts, and can be undone.',
    open: 'Read all replies with every rule',
    reading: 'Reading the replies…',
    judge: 'Judge',
    asked: (rule: string) => `The judge was asked for: ${rule}.`,
    manners: (clean: string, labelled: string, prose: string) =>
      `Of the replies, ${clean} end in a digit alone, ${labelled} in a digit after a label, ${prose} in prose.`,
    table: 'What each rule reads',
    rule: 'Rule',
    verdicts: 'Verdicts',
    none: 'No verdict',
    gained: 'Gained',
    lost: 'Lost',
    contradicted: 'Changed',
    stored: 'As stored',
    names: {
      json: 'JSON with a “winner”',
      brackets: 'Marks [[A]], [[B]], [[C]]',
      'five-steps': 'Marks [[A>>B]] to [[B>>A]]',
      'last-line': 'Last line is 1, 2 or 3',
      labelled: 'Ends in 1, 2 or 3 after a label such as 評価',
    },
    list: (names: readonly string[]) => list(names),
    unread: (rules: string) => `These rules read nothing: ${rules}.`,
    same: 'Same as stored',
    accept: 'Accept this rule',
    acceptNamed: (rule: string) => `Accept this rule: ${rule}`,
    accepted: (judge: string, rule: string) =>
      `Replies of ${judge} are now read with “${rule}”, including those still to come.`,
    changed: (n: string) => `${counted(n, 'verdict has', 'verdicts have')} changed.`,
    working: 'Saving the verdicts…',
    undo: 'Undo',
    ranking: 'The ranking under each rule',
    rankingNote: (percent: string) =>
      `All judges together, by the Laplace approximation; ± is half the ${percent} interval. Ranks that a rule changes are in bold.`,
    model: 'Model',
    rank: (n: string) => `rank ${n}`,
    up: (n: string) => `up ${n}`,
    down: (n: string) => `down ${n}`,
    disagree: (n: string) => `Replies read differently (${n})`,
    agree: 'All rules that read anything agree.',
    outcomes: {
      better: (name: string) => `${name} wins`,
      tie: 'tie',
      unparsed: 'no verdict',
    },
    says: (rule: string, outcome: string) => `${rule}: ${outcome}`,
  },
};
