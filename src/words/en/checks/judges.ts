import { agree, counted } from '../grammar.ts';

/** The part of the Checks page about several judges in one model. */
export const judges = {
  title: 'Judges together',
  explain:
    'Every judge has habits of its own: a preference for the answer shown first, models it favours, a wider or narrower spread. One model of all judges estimates these habits together with the strengths, so each judge counts for as much as it agrees with the others, or with the judge you choose as the reference.',
  reference: {
    label: 'Reference judge',
    none: 'None (consensus of all judges)',
    people: (judges: string) => `People (${counted(judges, 'judge')})`,
    help: 'With a reference, strengths are those this judge sees. The other judges inform them only as far as they have been seen to agree with it.',
  },
  begin: 'Fit judges together',
  running: 'Fitting all judges in one model',
  few: 'Fewer than two judges have judgments here, so there is nothing to compare.',
  people: 'People',
  rest: (judges: string) => counted(judges, 'other judge'),
  verdict: {
    closest: (judge: string, width: string) =>
      `${judge} agrees most closely with the others (± ${width}).`,
    closestToReference: (judge: string, width: string, reference: string) =>
      `${judge} agrees most closely with ${reference} (± ${width}).`,
    favours: (judge: string, favoured: string) => `${judge} favours ${favoured}.`,
    none: 'No judge clearly favours a model.',
    both: (first: string, second: string) => `${first} ${second}`,
    model: (model: string, by: string) => `${model} (${by})`,
  },
  notes: {
    used: (judgments: string, judges: string) =>
      `From ${counted(judgments, 'judgment')} by ${counted(judges, 'judge')}.`,
    these:
      'All intervals in this part hold for the questions that were judged; only the corrected win rates below hold for questions like them.',
    bound:
      'Intervals are over these questions alone: the posterior touches a bound of its prior, where widths over questions like these cannot be had.',
    model:
      'The question model is not part of this fit. Its intervals are widened by the scatter of the questions themselves (robust widths).',
    unknown: (judgments: string) =>
      `${counted(judgments, 'judgment')} without a known judge ${agree(judgments, 'is', 'are')} left out.`,
    rest: (judges: string) =>
      `The ${counted(judges, 'judge')} with the fewest judgments count as one here.`,
    notConverged: (rhat: string, ess: string) =>
      `Not converged: R-hat reaches ${rhat} and the smallest ESS is ${ess}. Treat these numbers as a hint at best.`,
  },
  table: {
    title: 'What each judge does',
    explain: (interval: string) =>
      `Medians with ${interval} intervals. Departure: how far the strengths a judge sees stand apart from the common ones (standard deviation over the models). Spread: above 1, the judge sees larger differences between the models.`,
    judge: 'Judge',
    judgments: 'Judgments',
    order: 'Order effect',
    tie: 'Tie parameter (log)',
    omega: 'Departure (±)',
    stretch: 'Spread',
    isReference: 'reference',
    between: (lower: string, upper: string) => `${lower} to ${upper}`,
    within: (middle: string, lower: string, upper: string) => `${middle} (${lower} to ${upper})`,
  },
  heat: {
    title: 'Which judge favours which model',
    summary: (clear: string, all: string) =>
      `${clear} of ${counted(all, 'departure')} ${agree(clear, 'is', 'are')} clear: the 95% interval excludes zero (outlined).`,
    columns: 'Judges',
    low: 'rates lower',
    high: 'rates higher',
    model: 'Model',
    judge: 'Judge',
    departure: 'Departure',
    interval: '95% interval',
    above: 'P(favours)',
    key: (number: string, judge: string) => `${number} ${judge}`,
  },
  likeness: {
    title: 'How alike the judges see the models',
    explain:
      'Correlation of the strengths that two judges see, with 95% intervals. It needs no question that both judged.',
    pair: 'Judges',
    and: (first: string, second: string) => `${first} and ${second}`,
    correlation: 'Correlation',
  },
  shift: {
    title: 'Ranking of the judges together',
    summary: (moved: string, all: string) =>
      `${moved === '0' ? 'No model changes' : `${moved} of ${counted(all, 'model')} ${agree(moved, 'changes', 'change')}`} rank compared with taking all judgments as one judge’s. Thick lines are the narrow intervals, thin lines 95%.`,
    plain: 'All judgments as one judge’s',
    consensus: 'Consensus',
    reference: (judge: string) => `As ${judge} sees them`,
    rating: 'Rating',
    logOdds: 'Log-odds',
    columns: { model: 'Model', ranks: 'Rank', next: 'Stronger than next' },
    ranks: (before: string, after: string) => (before === after ? before : `${before} → ${after}`),
  },
  next: {
    title: (reference: string) => `Next labels by ${reference}`,
    now: (width: string, narrow: string, isAlike: boolean) =>
      `Over ${isAlike ? 'questions like these' : 'these questions alone'}, the differences between neighbouring models are known to ± ${width} on average (half of the ${narrow} interval).`,
    both: (now: string, enough: string) => `${now} ${enough}`,
    halve: (labels: string, reference: string) =>
      `${counted(labels, 'more label')} by ${reference} would halve that.`,
    all: (open: string, left: string) =>
      `Labelling ${agree(open, 'the one remaining pair', `all ${open} remaining pairs`)} of answers would leave ${left} of it: these questions allow no more.`,
    limit: (left: string) =>
      `However many labels are added, about ${left} of it is left: these questions allow no more.`,
    nothing: (reference: string) =>
      `Every pair of answers here has been judged by ${reference}: these questions allow no more.`,
    explain:
      'Labels are chosen one after another among the pairs of answers that the reference has not judged: always where one more narrows these differences most. The estimate assumes that the judges agree with the reference as much as they have been seen to.',
    columns: { first: 'Model', second: 'Other model', labels: 'Labels' },
    left: (labels: string, left: string) =>
      `${agree(labels, 'This label leaves', `These ${labels} labels leave`)} ${left} of the width.`,
    begin: 'Label these next',
    beginSome: (labels: string) => `Label ${labels} of these`,
    kept: (judge: string) =>
      `You see two answers at a time, without names, and judge by keyboard. The labels count as those of “${judge}”.`,
    some: (there: string, all: string) =>
      `The answers of ${there} of these ${all} labels are kept in this project.`,
    without: 'The answers are not kept in this project, so they cannot be labelled here.',
    unknown:
      'The judgments do not say which question they are about, so nothing can be shown to label. Any question that both models answer will do.',
    noPerson: (reference: string) =>
      `${reference} is not a person: have it judge these pairs, or choose people as the reference.`,
    looking: 'Looking for the answers',
    save: 'Save the list (CSV)',
    saveHelp:
      'To label them elsewhere, fill in the column “winner” of the list (model_a, model_b or tie) and add the file.',
  },
  corrected: {
    title: 'Win rates corrected by the reference',
    explain:
      'An independent check without the model above (prediction-powered inference): the reference’s win rate, made more precise by what a judge says of the comparisons that the reference did not judge. The better the two agree, the narrower it gets. It holds for questions like these if the reference judged a random part of them. 95% intervals.',
    judge: 'Judge to correct',
    common: (common: string, reference: string) =>
      `${counted(common, 'comparison')} ${agree(common, 'was', 'were')} judged by ${reference} as well.`,
    nothing: (judge: string, reference: string) =>
      `${judge} and ${reference} have no comparison in common (same question, same two models), so nothing can be learned about how far ${judge} is off.`,
    few: 'Too few common comparisons',
    columns: {
      model: 'Model',
      reference: 'Reference alone',
      own: 'Judge alone',
      corrected: 'Corrected',
      common: 'In common',
    },
  },
};
