import type { Grades } from '../../../core/formats/file/way.ts';
import { formatHintsEn } from './format-hints.ts';
import { formatsEn } from './formats.ts';

const s = (n: string) => (n === '1' ? '' : 's');

/** How files were read, and the ways to read them otherwise, in English. */
export const reading = {
  formatNames: formatsEn,
  files: {
    encoding: (name: string) => `encoding ${name}`,
    answeredBy: (host: string) => `redirected to ${host}`,
    holds: 'Also holds',
    sizes: {
      questions: (n: string) => `${n} question${s(n)}`,
      answers: (n: string) => `${n} answer${s(n)}`,
      prompts: (n: string) => `${n} judge prompt${s(n)}`,
      rankings: (n: string) => `${n} published ranking${s(n)}`,
    },
    sides: {
      choice: 'Treat which answer was shown first as unknown',
      declared: 'You said that it is not known which answer was shown first.',
      unknown: (n: string, of: string) =>
        n === of
          ? 'The file does not say which answer was shown first.'
          : `${n} of ${of} judgments do not say which answer was shown first.`,
    },
    derived: (scores: string, models: string, pairs: string) =>
      `${pairs} judgment${s(pairs)} derived by comparing ${scores} single score${s(scores)} of ${models} model${s(models)}, each with those of other models on the same question by the same judge, in this file and the files above it.`,
    winner: (lower: readonly string[] | 'all') =>
      lower === 'all'
        ? 'The lower score wins.'
        : lower.length === 0
          ? 'The higher score wins.'
          : `The higher score wins, but of ${lower.join(', ')} the lower one.`,
    unnamedJudge: 'the judge without a name',
    averaged: (n: string) =>
      `${n} scores are of the same model, question and judge as another, such as samples of one answer; their means are compared.`,
    derivedTies: {
      tie: (ties: string) => `Equal scores count as a tie (${ties}).`,
      nothing: () => 'Equal scores say nothing: the judge picked one best answer.',
      all: () =>
        'Every comparison is a tie: these scores tell no two models apart. Add scores that differ, such as those of harder questions or of another judge.',
    },
    derivedNone: (scores: string, models: string) =>
      `${scores} single score${s(scores)} of ${models} model${s(models)}; in this file and those above there is nothing to compare them with.`,
    withoutScore: (n: string) => `${n} answer${s(n)} without a score left out.`,
    repeated: (n: string) =>
      `${n} score${s(n)} left out: a file above scores the same model on the same question by the same judge.`,
    aside: (n: string) =>
      `${n} record${s(n)} left aside: about one answer alone, or not judged yet.`,
    mirrored: (n: string) =>
      `${n === '1' ? 'The one pair' : `Each of the ${n} pairs`} of models stands in two rows, once from either side, with the same counts, and both count. If they are the same games, delete one of the two and open the file again.`,
    games: (n: string) => `Read as win rates of ${n} game${s(n)} per pair.`,
    leftOut: (judges: readonly string[]) =>
      `Not used, since in ${judges.length === 1 ? 'it' : 'them'} the better score lies the other way than in the rest: ${judges.join(', ')}. To rank by ${judges.length === 1 ? 'it' : 'them'}, open a file without the others.`,
    passedOver: (paths: readonly string[]) =>
      `Not read: further records in ${paths.join(', ')}. To read them, save ${paths.length === 1 ? 'this part' : 'each part'} as a file of its own.`,
    unknown: (fields: readonly string[], more: string) =>
      `No known format has these columns: ${fields.join(', ')}${more === '' ? '' : `, and ${more} more`}.`,
    map: 'If it holds judgments, say what its columns mean',
    other: 'Not this format?',
    otherOf: (file: string) => `Not this format? ${file}`,
    declare: 'Say what these values mean',
    remove: 'Remove',
    removeOf: (file: string) => `Remove ${file}`,
    gone: 'The page was reloaded since, and no longer has the file itself. Choose the file again to read it in another way.',
    all: (n: string) => `Show all ${n} files`,
    rejectedOf: (file: string) => `Rejected rows of ${file}`,
  },
  chooser: {
    label: 'Read this file as',
    automatic: 'what its content shows',
    automaticHint: 'The format is recognised by the fields of the first records.',
    groups: {
      judgments: 'Judgments of pairs',
      scores: 'Single scores, compared into pairs',
      around: 'What is around judgments',
      table: 'Something else',
    },
    hints: formatHintsEn,
    apply: 'Read again',
    mapping: 'Choose columns',
    cancel: 'Cancel',
  },
  mapping: {
    title: 'What do the columns mean?',
    sample: 'First rows of the file',
    columnsMore: (n: string) => `${n} more column${s(n)} not shown`,
    records: (path: string) => `Each row is a record of the array “${path}”.`,
    array: 'Which records hold the judgments?',
    arrayOf: (path: string, columns: string) => `${path} (${columns} column${s(columns)})`,
    row: 'What is a row?',
    rows: {
      duel: 'One comparison',
      counts: 'Counts of wins',
      score: 'One score',
      wide: 'Scores of several models',
    },
    models: 'Who was compared',
    left: 'First model',
    right: 'Second model',
    choose: 'choose a column',
    order: 'Shown first',
    orders: { shown: 'the first model', unknown: 'not known' },
    verdict: 'Who won',
    kinds: {
      outcome: 'A column says who won',
      scores: 'Two columns of scores',
      'score-cell': 'One column such as 2–4',
      'left-wins': 'The first model always won',
    },
    outcome: 'Column of the outcome',
    raters: 'Columns of further judges, named after their headers',
    values: 'What its values mean',
    meaning: (value: string) => `Meaning of ${value}`,
    chooseMeaning: 'choose a meaning',
    means: (value: string, meaning: string) => `${value} = ${meaning}`,
    numbersUnsaid:
      'These values don’t say by themselves who won: choose what each means, or one of the usual codings.',
    meanings: {
      left: 'first wins',
      right: 'second wins',
      tie: 'tie',
      none: 'not used',
      winner: 'names the winner',
    },
    namesWinner: (n: string) =>
      `${n} value${s(n)} ${n === '1' ? 'is the name' : 'are names'} of the model that won.`,
    valuesMore: (n: string) => `${n} rarer value${s(n)} not shown`,
    leftScore: 'Score of the first',
    rightScore: 'Score of the second',
    cell: 'Column of both scores, the first model’s first',
    counts: 'How often',
    leftWins: 'Wins of the first',
    rightWins: 'Wins of the second',
    ties: 'Ties',
    scored: 'Who was scored, and on what',
    namedBy: 'The model is named by',
    namers: { column: 'a column', file: 'the file name', folder: 'the folder name' },
    model: 'Model',
    score: 'Scores',
    scores: 'Columns of scores; of several, each is a judge named after its header',
    wide: 'Scores by model',
    modelColumns: 'Columns of scores, each named after its model',
    better: 'Better is',
    betters: { higher: 'higher', lower: 'lower' },
    rest: 'What else is known',
    question: 'Question',
    category: 'Category',
    judge: 'Judge',
    turn: 'Turn',
    noColumn: 'no column',
    preview: 'How the first rows are read',
    win: (winner: string, loser: string) => `${winner} beats ${loser}`,
    tie: (left: string, right: string) => `${left} and ${right} tie`,
    unparsed: (left: string, right: string) => `${left} and ${right}: no verdict`,
    counted: (left: string, right: string, wins: string, losses: string, ties: string) =>
      `${left} against ${right}: ${wins} won, ${losses} lost, ${ties} tied`,
    scoresOn: (question: string, scores: string) => `${question}: ${scores}`,
    scoreOf: (model: string, score: string | null) => `${model} ${score ?? '(no score)'}`,
    nothing: 'no judgment',
    rejected: (reason: string) => `can’t be read: ${reason}`,
    meaningless: (value: string) => `left out: choose above what “${value}” means`,
    readable: (read: string, all: string) => `${read} of the first ${all} rows can be read.`,
    incomplete: {
      duel: 'Choose the two models and what says who won.',
      counts: 'Choose the two models and the columns that count their wins.',
      score: 'Choose what names the model, its scores and the question.',
      wide: 'Choose the columns of at least two models.',
      unsaid: 'Choose what each value of the outcome means.',
      'no-winner': 'No value of the outcome says yet who won: choose what they mean.',
    },
    sameSides: 'The two models need two different columns.',
    use: 'Use this mapping',
    remembered: 'It will be remembered for files with the same columns.',
    roles: {
      left: 'first',
      right: 'second',
      outcome: 'outcome',
      leftScore: 'score of first',
      rightScore: 'score of second',
      raters: 'outcome',
      cell: 'both scores',
      leftWins: 'wins of first',
      rightWins: 'wins of second',
      ties: 'ties',
      model: 'model',
      scores: 'score',
      models: 'model’s score',
      question: 'question',
      category: 'category',
      judge: 'judge',
      turn: 'turn',
    },
  },
  lower: {
    title: 'Is a lower score better?',
    meaning:
      'Choose the judges whose scores count errors, costs or ranks: the lower score then wins.',
    unnamed: 'the judge without a name',
  },
  baseline: {
    question: (model: string) =>
      `${model === '' ? 'The models of this file' : `“${model}”`} played against a baseline that the file does not name. Which model was it?`,
    label: 'Name of the baseline',
    hint: 'For Arena-Hard v0.1 it was gpt-4-0314.',
    use: 'Use this baseline',
    useForAll: (n: string) => `Use it for all ${n} files that ask`,
  },
  games: {
    question: {
      rates:
        'The cells look like win rates, not like counts of wins. How many games did each pair play?',
      percent:
        'The cells look like percentages, not like counts of wins. How many games did each pair play?',
      odds: 'The cells look like odds, not like counts of wins. How many games did each pair play?',
    },
    label: 'Games per pair',
    hint: 'Both orders together. The number sets how wide the intervals are.',
    use: 'Use this number',
  },
  loud: {
    title: (rejected: string, rows: string, share: string) =>
      `${rejected} of ${rows} rows (${share}) were rejected and are missing from the ranking.`,
    values: (field: string) => `Values of “${field}” that were not understood:`,
    times: (n: string) => `× ${n}`,
    declareOf: (file: string) => `Say what these values mean: ${file}`,
    see: 'The reasons stand beside the rows below.',
  },
  grades: {
    found: (n: string, as: Grades) =>
      `${n} strong verdict${s(n)} (≫): ${n === '1' ? 'it counts' : 'each counts'} ${as === 'collapse' ? 'once, like every other verdict' : 'three times, which makes intervals too narrow'}.`,
    choice: 'What a strong verdict counts',
    collapse: 'Count ≫ once',
    'as-published': 'Three times, as Arena-Hard does',
  },
  duplicates: {
    title: 'Repeated judgments',
    found: (n: string) =>
      `${n} row${s(n)} repeat${n === '1' ? 's' : ''} another: same question, same models in the same order (in either where that is not known), same judge (or none named), same turn.`,
    split: (agreeing: string, contradicting: string) =>
      `${agreeing} say${agreeing === '1' ? 's' : ''} the same as the other, ${contradicting} something else.`,
    choice: 'What becomes of them',
    keep: 'Keep all',
    keepMeaning:
      'Each row is an observation of its own. Right where the judge was asked several times; it makes intervals narrower.',
    drop: 'Keep one of each',
    dropMeaning:
      'The first stays, or the one that names its judge. Right where the same judgments were written or merged twice.',
  },
};
