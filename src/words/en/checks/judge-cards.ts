import { agree, counted } from '../grammar.ts';

/** The part of the Checks page about each judge: its habits, and whom it agrees with. */
export const judgeCards = {
  title: 'Report cards of judges',
  explain:
    'What each judge’s own judgments show about it: whether it favours the answer shown first, how often it calls a tie or flips, whether length and format sway it, how it treats models of its own family, and whom it agrees with. Intervals are 95% and count questions as a sample of others like them. Shares of wins are for two models of equal strength.',
  running: 'Looking at every judge',
  measuring: 'Reading the answers for length and format',
  withoutTexts: (judgments: string) =>
    `The answers behind ${counted(judgments, 'judgment')} are not kept, so these say nothing about length and format.`,
  unnamed: 'The judgments do not name who judged.',
  none: (judges: string, looks: string) =>
    `No clear bias: chance could explain ${agree(looks, 'the result of the only test', `every result of ${counted(looks, 'test')}`)} on ${counted(judges, 'judge')}${agree(looks, '', ', after correction for their number')}.`,
  noneSoFar: (judges: string, looks: string) =>
    `Nothing clear so far: chance could explain ${agree(looks, 'the result of the one test', `every result of the ${looks} tests`)} made on ${counted(judges, 'judge')}.`,
  untested: (sentence: string) => `${sentence} Length and format have not been tested yet.`,
  untestable: (sentence: string) =>
    `${sentence} Length and format can’t be tested: the answers are not kept.`,
  nothing: (judges: string) =>
    `${counted(judges, 'judge')} with too few judgments, or too one-sided ones, to look for a bias.`,
  range: (value: string, lower: string, upper: string) => `${value} [${lower}–${upper}]`,
  signed: (value: string, lower: string, upper: string) => `${value} [${lower} to ${upper}]`,
  points: (value: string) => `${value} points`,
  said: (judge: string, habit: string, size: string) => `${judge} ${habit}: ${size}.`,
  more: (sentence: string, others: string) =>
    `${sentence} ${counted(others, 'more finding')} ${agree(others, 'is', 'are')} below.`,
  /** What the share behind a habit is a share of. */
  sizes: {
    order: (share: string) => `the first wins ${share}`,
    length: (share: string) => `one twice as long wins ${share}`,
    format: (share: string) => `an answer with four wins ${share} against one with none`,
  },
  habits: {
    order: ['favours the answer shown first', 'favours the answer shown second'],
    length: ['favours longer answers', 'favours shorter answers'],
    lists: ['favours lists', 'dislikes lists'],
    headings: ['favours headings', 'dislikes headings'],
    bold: ['favours bold passages', 'dislikes bold passages'],
    code: ['favours blocks of code', 'dislikes blocks of code'],
    family: ['favours models of its own family', 'is harder on models of its own family'],
  },
  corrected: (looks: string) =>
    `Corrected for ${counted(looks, 'test')}: every judge and every habit (false discovery rate 5%).`,
  figure: {
    title: 'Judges side by side',
    summary: (judges: string) =>
      `${counted(judges, 'judge')}; diamonds mark what remains after correction. Dashed lines stand for no such habit.`,
    measure: 'Measure',
    interval: '95% interval',
    value: 'Value',
  },
  measures: {
    order: 'First shown wins',
    ties: 'Ties',
    flips: 'Flips',
    length: 'Twice as long wins',
    family: 'Own family, points',
    people: 'Agrees with people',
    others: 'Agrees with others',
  },
  list: {
    title: 'All judges',
    search: 'Find a judge',
    judge: 'Judge',
    judgments: 'Judgments',
    open: 'Opens the card.',
    all: (count: string) => `Show all ${count}`,
    nobody: 'No judge has a name like this.',
    left: (count: string) =>
      `${counted(count, 'judge')} with fewer judgments ${agree(count, 'has', 'have')} no card.`,
    unknown: (count: string) =>
      `${counted(count, 'judgment')} ${agree(count, 'names', 'name')} no judge and ${agree(count, 'counts', 'count')} only for the models’ strengths.`,
  },
  card: {
    close: 'Close the card',
    person: 'A person, judging by the name.',
    judged: (judgments: string, questions: string) =>
      questions === '0'
        ? `${counted(judgments, 'judgment')}; on which questions is not known.`
        : `${counted(judgments, 'judgment')} on ${counted(questions, 'question')}.`,
    few: (least: string) =>
      `Fewer than ${least} judgments: what is below says more about chance than about this judge.`,
    fewQuestions: (questions: string) =>
      `Only ${counted(questions, 'question')}: intervals are rough.`,
    show: 'Show:',
    /** What a link says to those who hear it alone. */
    showOf: (link: string, what: string) => `Show judgments: ${what}, ${link}`,
    all: 'all judgments',
    /** The judgments behind a number, as links. */
    counts: {
      decided: (n: string) => `${n} decided`,
      firstWon: (n: string) => `${n} won by the first`,
      ties: (n: string) => counted(n, 'tie'),
      swapped: (n: string) => `${n} in both orders`,
      flips: (n: string) => counted(n, 'flip'),
      firstBoth: (n: string) => `${n} for the first both times`,
      half: (n: string) => counted(n, 'half flip'),
      longer: (n: string) => `${n} won by the longer`,
      shorter: (n: string) => `${n} won by the shorter`,
      more: (n: string) => `${n} won by the one with more`,
      fewer: (n: string) => `${n} won by the one with fewer`,
      family: (n: string) => counted(n, 'pair'),
      familyWon: (share: string) => `${share} won by this judge`,
      familyWonElsewhere: (share: string) => `${share} by the others`,
    },
    together: 'Judges in one model',
    order: 'Order effect',
    orderSaid: (logOdds: string) => `Log-odds ${logOdds}, adjusted for strength.`,
    firstWins: (count: string, of: string, share: string) =>
      `As counted, the first won ${count} of ${of} decided (${share}), which also depends on who was shown first.`,
    noOrder: {
      'sides-unknown': 'The files do not say which answer was shown first.',
      'one-order':
        'It saw no pair of models in both orders, so order and strength can’t be told apart.',
      few: 'Too few decided judgments.',
    },
    ties: 'Ties',
    tiesSaid: (count: string, of: string) => `${count} of ${counted(of, 'judgment')}.`,
    tieWidth: (logOdds: string) => `Tie parameter (log ν) ${logOdds}.`,
    flips: 'Flips on swap',
    flipsSaid: (count: string, both: string, first: string) =>
      `Of ${both} shown in both orders, ${count} got the opposite verdict; in ${first} of these the first won both times.`,
    noSwaps: 'It judged nothing in both orders.',
    half: 'Half flips',
    halfSaid: (count: string, both: string) => `A tie in one order alone: ${count} of ${both}.`,
    length: 'Length',
    lengthSaid: (logOdds: string) =>
      `How often an answer twice as long wins; log-odds ${logOdds} per doubling, adjusted for strength.`,
    longerWins: (count: string, of: string, share: string) =>
      `As counted, the longer won ${count} of ${of} decided (${share}).`,
    noTexts: 'The answers are not kept in this project.',
    few2: (n: string) => `Too few: ${counted(n, 'judgment')} with answers that differ in this.`,
    formats: {
      lists: 'Lists',
      headings: 'Headings',
      bold: 'Bold',
      code: 'Code',
    },
    formatSaid: (logOdds: string) =>
      `How often an answer with four of them wins against one with none; log-odds ${logOdds}, adjusted for strength, length and the other formats.`,
    noFormat: 'No two answers that it judged differ in this.',
    family: 'Own family',
    familyWon: (family: string, own: string, others: string, things: string) =>
      `Models of ${family} won ${own} by this judge and ${others} by judges of other families, on the same ${counted(things, 'pair')} of answers.`,
    familySaid: (share: string) =>
      `A judge that is merely more decisive shows such a difference too; allowing for that, a model of the family wins ${share} against one that the others see as equally strong. It counts as a bias only if both show it.`,
    fewFamily: (family: string, things: string) =>
      `Too little to say about ${family}: ${counted(things, 'pair')} of answers judged by others too.`,
    noFamily:
      'Its name does not show its family, or nobody else judged models of that family against others.',
    agreement: 'Agreement',
    agreementExplain:
      'On the same question, models and turn; a verdict that changes with the order counts as a tie.',
    with: 'With',
    people: 'All people',
    others: 'All others',
    common: 'In common',
    agree: 'Agree',
    differ: 'Differ',
    kappa: 'Cohen’s κ',
    alpha: 'Krippendorff’s α',
    nobody: 'Nobody else judged the same.',
    unpaired: (paired: string) =>
      `Only the ${paired} judges with the most judgments are compared one by one.`,
  },
  drift: {
    title: 'Has it changed?',
    explain:
      'Compares two snapshots: this judge before and after a day, in two files, or beside another judge. On questions that both judged, the effect of the question itself cancels out.',
    first: 'First',
    second: 'Second',
    judge: 'Second judge',
    firstFile: 'First: judgments in',
    secondFile: 'Second: judgments in',
    day: 'First before, second from this day on',
    allFiles: 'All files',
    begin: 'Compare',
    running: 'Comparing the two snapshots',
    same: 'Choose two different snapshots.',
    nothing: 'One of the two holds no judgments.',
    changed: (what: string) => `Changed: ${what}.`,
    unchanged: 'No clear change.',
    judged: (first: string, second: string) => `${first} and ${counted(second, 'judgment')}.`,
    agreed: (raw: string, common: string) =>
      `The two agree on ${raw} of ${counted(common, 'comparison')} that both judged.`,
    disjoint: 'They judged nothing in common.',
    measure: 'Habit',
    change: 'Change',
    order: 'order effect (log-odds)',
    ties: 'share of ties',
    length: 'preference for length (log-odds per doubling)',
    unknown: 'can’t be told',
  },
};
