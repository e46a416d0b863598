/** How far the verdicts of a run can be trusted, in English. */
export const findings = {
  title: 'How the judges judge',
  explain: (least: string) =>
    `Habits that show in the verdicts so far, with 95% intervals; ± is one posterior standard deviation. Below ${least} cases nothing is said, since chance would decide.`,
  looking: 'Going through the verdicts…',
  silent: 'No readable verdict yet.',
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  /** Two sentences, one behind the other. */
  both: (one: string, other: string) => `${one} ${other}`,
  few: (n: string, least: string) =>
    n === '0'
      ? `No case yet; ${least} are needed.`
      : `Too few to say: ${n} so far, ${least} are needed.`,
  firstWins: {
    label: 'First answer wins',
    more: (n: string) =>
      `Of ${n} verdicts with a winner, clearly more than half went to the answer shown first. It may be the place, or strong models shown first.`,
    less: (n: string) =>
      `Of ${n} verdicts with a winner, clearly less than half went to the answer shown first. It may be the place, or weak models shown first.`,
    even: (n: string) => `Of ${n} verdicts with a winner; half is within what chance explains.`,
  },
  order: {
    label: 'Order effect',
    more: (share: string) =>
      `Being shown first helps: of two equally strong models the first would win ${share} of the time.`,
    less: (share: string) =>
      `Being shown first harms: of two equally strong models the first would win only ${share} of the time.`,
    oneOrder:
      'Each pair was judged in one order only, so a win may be due to strength or to position. Judge pairs in both orders to tell them apart.',
    even: (share: string) =>
      `No clear effect of the place, strengths allowed for: of two equals the first would win ${share} of the time, give or take.`,
  },
  flips: {
    label: 'Flips on swap',
    said: (flips: string, both: string, first: string) =>
      flips === '0'
        ? `Of ${both} pairs judged in both orders, in none did the other answer win once they changed places.`
        : `Of ${both} pairs judged in both orders, in ${flips} the other answer won once they changed places; ${first} of these went to whichever came first.`,
    never: 'No pair was judged in both orders.',
  },
  halfFlips: {
    label: 'Half-flips',
    said: (n: string, both: string) => `Of ${both} pairs, ${n} were a tie in one order alone.`,
  },
  longer: {
    label: 'Longer answer wins',
    more: (n: string) =>
      `Of ${n} verdicts on answers of different length, clearly more than half went to the longer. Longer answers may also be better.`,
    less: (n: string) =>
      `Of ${n} verdicts on answers of different length, clearly less than half went to the longer.`,
    even: (n: string) =>
      `Of ${n} verdicts on answers of different length; half is within what chance explains.`,
  },
  own: {
    label: 'Self-preference',
    said: (family: string, n: string) =>
      `So often did models of ${family}, the judge’s own family, win ${n} verdicts against others.`,
    alone: 'No judge of another family judged the same pairs, so strength can’t be told apart.',
    others: (own: string, theirs: string, range: string, things: string) =>
      `On the ${things} pairs that judges of other families judged too, it is ${own} here and ${theirs} (${range}) with them.`,
  },
  agreement: {
    title: 'Do the judges agree?',
    explain:
      'On the pairs that both judged, whatever the order; who contradicts themselves in the other order counts as seeing a tie.',
    pair: 'Judges',
    and: (first: string, second: string) => `${first} and ${second}`,
    common: 'In common',
    raw: 'Agree',
    kappa: 'Cohen’s κ',
    alpha: 'Krippendorff’s α',
    none: 'No two judges have judged the same pairs.',
    said: {
      beyond: 'They agree more than chance would have it.',
      chance: 'As far as can be seen, no more than chance would have it.',
      against: 'They contradict each other more than chance would have it.',
      same: 'Both only ever say the same thing, so chance can’t be reckoned.',
    },
  },
};

/** The replies of a run read once more, in English. */
export const audit = {
  title: 'Replies without a verdict',
  unparsed: (n: string) =>
    `${n} repl${n === '1' ? 'y gives' : 'ies give'} no verdict: the judge refused, or did not keep to the convention. They count for nothing, and nothing is guessed.`,
  none: 'Every reply gives a verdict.',
  list: 'Replies without a verdict, with their texts',
  reply: (left: string, right: string) => `${left} and ${right}`,
  by: (judge: string) => `judge: ${judge}`,
  empty: 'The judge said nothing.',
  gone: 'This reply is no longer kept.',
  pair: 'Question and answers',
  question: 'Question',
  noAnswer: 'no answer',
  more: (n: string) => `Show all ${n} characters`,
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
      'Every rule reads all stored replies once more, here on your machine. A rule that is accepted changes the verdicts, never the texts, and can be taken back.',
    open: 'Read all replies by every rule',
    reading: 'Reading the replies…',
    judge: 'Judge',
    told: (rule: string) => `The judge was told: ${rule}.`,
    manners: (clean: string, labelled: string, prose: string) =>
      `Of the replies, ${clean} end in a digit alone, ${labelled} in a digit behind a word that says so, ${prose} in prose.`,
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
      labelled: 'Ends in 1, 2 or 3 behind a word such as 評価',
    },
    list: (names: readonly string[]) => names.join(', '),
    unread: (rules: string) => `Nothing is read by: ${rules}.`,
    same: 'Reads what is stored',
    accept: 'Accept this rule',
    acceptNamed: (rule: string) => `Accept this rule: ${rule}`,
    accepted: (judge: string, rule: string) =>
      `The replies of ${judge} count as read by “${rule}”, those still to come as well.`,
    changed: (n: string) =>
      n === '1' ? 'One verdict has changed.' : `${n} verdicts have changed.`,
    working: 'The verdicts are being stored…',
    undo: 'Undo',
    ranking: 'The ranking under each rule',
    rankingNote: (percent: string) =>
      `All judges together, by the Laplace approximation, with ${percent} intervals, of which ± is half. Ranks that a rule changes are in bold.`,
    model: 'Model',
    rank: (n: string) => `rank ${n}`,
    up: (n: string) => `up ${n}`,
    down: (n: string) => `down ${n}`,
    disagree: (n: string) => `Replies that are read differently (${n})`,
    agree: 'All rules that read anything read the same.',
    outcomes: {
      better: (name: string) => `${name} wins`,
      tie: 'tie',
      unparsed: 'no verdict',
    },
    says: (rule: string, outcome: string) => `${rule}: ${outcome}`,
  },
};
