import type { QuestionKind } from '../../core/checks/questions/discrimination.ts';
import type { StrengthPrior } from '../../core/model/settings.ts';
import type { SamplerName } from '../../core/sampler/settings.ts';
import { agree, counted } from './grammar.ts';

/** What a report says, in English: a file that is read without Caravan. */
export const report = {
  about: (models: string, judgments: string) =>
    `${counted(models, 'model')}, ranked from ${counted(judgments, 'pairwise judgment')}`,
  made: (date: string, version: string) => `Made on ${date} with Caravan ${version}.`,
  otherLanguage: '日本語',
  noModels: 'Nothing is ranked.',
  tiers: {
    title: 'Tiers',
    explain: 'Models of different tiers are separated, with 95% probability for all at once.',
    one: 'No cut holds at 95% for all at once, so all models are in one tier.',
    tier: (n: number) => `Tier ${n}`,
  },
  leaderboard: {
    tier: 'Tier',
    interval: (probability: string) => `${probability} interval`,
    logOdds: 'Log-odds',
    drawing: 'Posterior',
    /** Of all intervals in the table. */
    over: {
      these: 'Intervals are over the questions that were judged.',
      questions: 'Intervals are over questions like these.',
      raters: 'Intervals are over raters like these.',
      both: 'Intervals are over questions and raters like these.',
    },
  },
  checks: {
    title: 'Can it be believed?',
    converged: (sampler: string, chains: string, draws: string) =>
      `The fit has converged (${sampler}, ${counted(chains, 'chain')} of ${counted(draws, 'draw')})`,
    doubtful: (sampler: string, chains: string, draws: string) =>
      `The fit has converged, with reason for doubt (${sampler}, ${counted(chains, 'chain')} of ${counted(draws, 'draw')})`,
    notConverged: (sampler: string, chains: string, draws: string) =>
      `The fit has not converged (${sampler}, ${counted(chains, 'chain')} of ${counted(draws, 'draw')})`,
    evidence: (rhat: string, bulk: string, tail: string, divergences: string) =>
      `: R-hat is at most ${rhat} (good below 1.01), the effective sample size at least ${bulk} in the bulk and ${tail} in the tails (good above 400), with ${counted(divergences, 'divergence')}.`,
    approximate: 'The numbers are the Laplace approximation, not draws from the posterior.',
    maximum: (replicates: string) =>
      `The numbers are maximum-likelihood estimates, with intervals from ${counted(replicates, 'bootstrap replicate')}.`,
    loo: {
      question: (of: string, elpd: string, se: string) =>
        ` Left out one at a time, the ${counted(of, 'question')} are predicted with an elpd of ${elpd} ± ${se}`,
      judgment: (of: string, elpd: string, se: string) =>
        ` Left out one at a time, the ${counted(of, 'judgment')} are predicted with an elpd of ${elpd} ± ${se}`,
    },
    kHat: (above: string, threshold: string) =>
      ` (PSIS-LOO; ${above} with k-hat above ${threshold}).`,
    predictive: (misfits: string, looks: string, replicates: string) =>
      ` In ${counted(replicates, 'simulated data set')}, ${misfits} of ${counted(looks, 'statistic')} ${agree(misfits, 'lies', 'lie')} clearly outside what the model predicts.`,
    circles: (circles: string, triples: string, range: string) =>
      ` ${circles} of ${counted(triples, 'triple')} of models beat each other in a circle; the model predicts ${range}.`,
    range: (lower: string, upper: string) => `${lower} to ${upper}`,
    sensitivity: (marked: string, of: string) =>
      ` ${marked} of ${counted(of, 'lead')} over the next model ${agree(marked, 'depends', 'depend')} on the prior.`,
    unknown: ' Predictions and the prior’s influence were not computed for this report.',
    warnings: 'To know before relying on it',
  },
  anew: {
    title: 'Fit it anew',
    explain:
      'Choose another prior or a part of the judgments: the model is fitted again in this file, and the report’s own numbers stay beside it. Nothing leaves your device.',
    prior: 'Prior of strengths',
    families: {
      normal: 'normal',
      'student-t': 'Student-t',
      laplace: 'Laplace',
      uniform: 'flat',
      hierarchical: 'hierarchical',
    } satisfies Record<StrengthPrior['family'], string>,
    scale: 'Scale in log-odds:',
    judge: 'Judgments by',
    allJudges: 'all judges',
    people: 'all people',
    models: 'all language models',
    category: 'Category',
    allCategories: 'all categories',
    reset: 'As in the report',
    preview: (judgments: string) =>
      `Preview by the Laplace approximation, of ${counted(judgments, 'judgment')}; sampling…`,
    sampling: (share: string) => `Preview by the Laplace approximation; sampling: ${share}`,
    done: (judgments: string) => `Fitted anew to ${counted(judgments, 'judgment')}. `,
    failed:
      'These judgments can’t be ranked: two models that were compared are needed. Choose another part.',
    inReport: 'In the report',
    before: (rank: string, rating: string, half: string) => `${rank}. ${rating} ± ${half}`,
    saveProject: 'Save project (.caravan)',
  },
  judges: {
    title: 'Judges',
    explain:
      'What the judgments of each judge show; 95% intervals for questions like these. “First shown wins” is how often the model shown first would win against one equally strong: half for a judge that prefers neither position. It can’t be told where no pair of models was shown in both orders.',
    first: (shown: string, all: string) =>
      ` The ${shown} with most judgments, of ${counted(all, 'judge')}.`,
    judge: 'Judge',
    /** The space keeps the sign beside the name. */
    person: (name: string) => `${name}\u00a0†`,
    marksPeople: ' † marks people.',
    clear: (looks: string) =>
      ` In bold: what chance does not explain, after correction for ${counted(looks, 'test')}.`,
    judgments: 'Judgments',
    questions: 'Questions',
    firstWins: 'First shown wins',
    ties: 'Ties',
    flips: 'Flips on swap',
    people: 'Agrees with people',
    others: 'Agrees with all others',
    habits: {
      title: 'Habits of the judges',
      explain:
        'How often such an answer wins where both models are equally strong, with 95% intervals.',
      family:
        ' Own family: by how many percentage points more a judge lets models of its own family win than other judges do on the same answers.',
      columns: {
        length: 'Twice as long',
        lists: 'Four list items, none in the other',
        bold: 'Four bold passages, none in the other',
        family: 'Own family, points',
      },
    },
  },
  questions: {
    title: 'Questions',
    stays: (all: string, leader: string) =>
      `Whichever of the ${counted(all, 'question')} is left out, ${leader} stays first.`,
    decided: (count: string, all: string, leader: string) =>
      `${count} of ${counted(all, 'question')} ${agree(count, 'decides', 'decide')} the first rank: without that one, ${leader} is no longer first.`,
    set: (count: string, enters: string) =>
      ` The smallest set found whose removal changes it has ${counted(count, 'question')}; then ${enters} is first.`,
    noSet: ' Leaving out every question that helps does not change who is first.',
    kinds: (separates: string, dead: string, reversed: string, unclear: string) =>
      ` ${counted(separates, 'question')} clearly ${agree(separates, 'separates', 'separate')} models, ${dead} ${agree(dead, 'does', 'do')} not, ${reversed} ${agree(reversed, 'goes', 'go')} against the order, and ${unclear} ${agree(unclear, 'has', 'have')} too few verdicts to tell.`,
    first: (shown: string, all: string) =>
      `The ${shown} with the largest influence on the first rank, of ${all}.`,
    number: (n: string) => `Question ${n}`,
    question: 'Question',
    kind: 'Separates?',
    kindNames: {
      separates: 'separates',
      unclear: 'too few verdicts',
      dead: 'does not',
      reversed: 'against the order',
    } satisfies Record<QuestionKind, string>,
    judgments: 'Judgments',
    discrimination: 'Discrimination (95%)',
    influence: 'Influence on the lead',
    ties: 'Ties',
    against: 'Against the order',
  },
  slices: {
    title: (by: string) => `Strengths by ${by}`,
    explain:
      'Rank in each slice, the ranks that it may be there with all models looked at together, and strength with its ±, drawn towards the strengths over all slices as far as the data say.',
    model: 'Model',
    rest: (slices: string) => counted(slices, 'other'),
    judgments: (n: string) => counted(n, 'judgment'),
    rank: (rank: string) => `${rank}.`,
    ranks: (from: string, to: string) => `(${from}–${to})`,
  },
  prices: {
    price: 'Price per answer',
    front: 'P(nothing cheaper beats it)',
    loss: 'Expected loss against the best',
  },
  judgments: {
    title: 'Judgments',
    pairs: (n: string) => `By pair (${n})`,
    rows: (n: string) => `One by one (${n})`,
    noTexts: 'Questions and answers themselves are not in this file.',
    withTexts: (size: string) =>
      `The project in this file (${size}) also holds the questions and answers word by word.`,
    texts: {
      open: 'Choose the number of a judgment to read its question and answers.',
      withoutScript:
        'Reading them here needs JavaScript, which is off: open this file with it, or in Caravan.',
      of: (n: string) => `${n}: question and answers`,
      reading: 'Reading the texts…',
      none: 'This file has no texts of this judgment.',
      damaged: 'The texts can’t be read, since this file is damaged. Get another copy of it.',
      question: 'Question',
      missing: 'This answer is not in the file.',
      reasoning: 'What the judge said',
      reasoningOf: (name: string) => `What the judge said of ${name}`,
      prompt: 'What the judge was shown',
    },
    some: (shown: string, all: string) =>
      `The first ${shown} of ${all} are listed; the file carries all of them.`,
    someCounts: (shown: string, all: string) => `The first ${shown} of ${all} are listed.`,
    left: 'Shown first',
    right: 'Shown second',
    sidesUnknown: (name: string) => `${name} (order unknown)`,
    leftWins: 'First wins',
    rightWins: 'Second wins',
    ties: 'Ties',
    question: 'Question',
    turn: 'Turn',
    verdict: 'Verdict',
    weight: 'Times',
    judge: 'Judge',
    strong: (name: string) => `${name}, clearly`,
    tie: 'tie',
    none: 'no verdict',
  },
  settings: {
    title: 'How it was made',
    model: 'Model',
    sampler: 'Sampler',
    samplerNames: {
      'split-hmc': 'split HMC',
      nuts: 'NUTS',
      ensemble: 'affine-invariant ensemble',
      'ensemble-legacy': 'the ensemble as Rakuda ran it',
      laplace: 'Laplace approximation',
      mle: 'maximum likelihood',
    } satisfies Record<SamplerName, string>,
    samplerText: (name: string, chains: string, draws: string, warmup: string, seed: string) =>
      `${name}, ${counted(chains, 'chain')} of ${counted(draws, 'draw')} after ${warmup} discarded, seed ${seed}`,
    files: 'Files',
    sample: 'the sample that comes with Caravan',
    rows: 'Rows',
    rowsText: (rows: string, unparsed: string, rejected: string, duplicates: string) =>
      `${counted(rows, 'row')}: ${unparsed} without a verdict, ${rejected} rejected, ${duplicates} repeated`,
    edited: 'Edited',
    editedText: 'Names, exclusions or corrections were edited after the files were read.',
    only: 'Only',
    hash: 'Data (SHA-256)',
    version: 'Caravan',
    again:
      'To rank the same again on the command line (same data, settings and seed give the same numbers):',
    page: {
      open: 'Open in Caravan',
      linked:
        '. The counts of this ranking stand behind the # of that address, which no browser sends to a server.',
      drop: ', and drop this file there: it stays on your device.',
    },
    carried: (size: string) =>
      `This file carries its project (${size}): drop it on Caravan’s page, or name it on the command line, and it opens with its data and settings.`,
  },
};
