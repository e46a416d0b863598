import type { Choices, Grades } from '../../../core/formats/file/way.ts';
import { agree, counted, list } from '../grammar.ts';
import { formatHintsEn } from './format-hints.ts';
import { formatsEn } from './formats.ts';

/** How files were read, and other ways to read them, in English. */
export const reading = {
  formatNames: formatsEn,
  files: {
    encoding: (name: string) => `encoding ${name}`,
    answeredBy: (host: string) => `redirected to ${host}`,
    partOf: (read: string, all: string) => `read ${read} of ${all}`,
    isWhole:
      'Its server gives files only whole, so all of it was downloaded, though a part would have been enough.',
    holds: (contents: string) => `Also holds: ${contents}`,
    sizes: {
      questions: (n: string) => counted(n, 'question'),
      answers: (n: string) => counted(n, 'answer'),
      prompts: (n: string) => counted(n, 'judge prompt'),
      rankings: (n: string) => counted(n, 'published ranking'),
    },
    sides: {
      choice: 'Treat which answer was shown first as unknown',
      declared: 'Which answer was shown first is treated as unknown, as you chose.',
      unknown: (n: string, of: string) =>
        n === of
          ? 'The file does not say which answer was shown first.'
          : `${n} of ${counted(of, 'judgment')} ${agree(n, 'does', 'do')} not say which answer was shown first.`,
    },
    derived: (scores: string, models: string, pairs: string) =>
      `${counted(pairs, 'judgment')} derived by comparing ${counted(scores, 'single score')} of ${counted(models, 'model')}, each with those of other models on the same question by the same judge, in this file and the files above it.`,
    winner: (lower: readonly string[] | 'all') =>
      lower === 'all'
        ? 'The lower score wins.'
        : lower.length === 0
          ? 'The higher score wins.'
          : `The higher score wins, except for ${list(lower)}, where the lower one does.`,
    unnamedJudge: 'the unnamed judge',
    averaged: (n: string) =>
      `${counted(n, 'score')} ${agree(n, 'shares its', 'share their')} model, question and judge with another, as repeated samples do; their means are compared.`,
    derivedTies: {
      tie: (ties: string) => `Equal scores count as a tie (${ties}).`,
      nothing: () => 'Equal scores carry no information: the judge picked one best answer.',
      all: () =>
        'Every comparison is a tie: these scores distinguish no two models. Add scores that differ, such as those for harder questions or from another judge.',
    },
    derivedNone: (scores: string, models: string) =>
      `${counted(scores, 'single score')} of ${counted(models, 'model')}; in this file and those above there is nothing to compare them with.`,
    withoutScore: (n: string) => `${counted(n, 'answer')} without a score left out.`,
    repeated: (n: string) =>
      `${counted(n, 'score')} left out: a file above scores the same model on the same question by the same judge.`,
    aside: (n: string) =>
      `${counted(n, 'record')} skipped: about a single answer, or not judged yet.`,
    mirrored: (n: string) =>
      `${agree(n, 'One pair', `Each of ${n} pairs`)} of models stands in two rows, once from either side, with the same counts, and both count. If they are the same games, delete one of the two and open the file again.`,
    probabilities: (n: string) =>
      `${counted(n, 'verdict')} ${agree(n, 'is a probability', 'are probabilities')}, such as 0.7 for one answer: ${agree(n, 'it', 'each')} counts as so much of a win for either side.`,
    games: (n: string) => `Read as win rates over ${counted(n, 'game')} per pair.`,
    leftOut: (judges: readonly string[]) =>
      `Not used, since better scores lie the other way there than in the rest: ${list(judges)}. To rank by ${agree(judges.length, 'it', 'them')}, open a file without the others.`,
    passedOver: (paths: readonly string[]) =>
      `Not read: further records in ${list(paths)}. To read them, save ${agree(paths.length, 'this part', 'each part')} as a file of its own.`,
    unknown: (fields: readonly string[], more: string) =>
      `No known format has these columns: ${list(more === '' ? fields : [...fields, `${more} more`])}.`,
    map: 'If it holds judgments, choose what its columns mean',
    other: 'Not this format?',
    otherOf: (file: string) => `Not this format? ${file}`,
    declare: 'Choose what these values mean',
    remove: 'Remove',
    removeOf: (file: string) => `Remove ${file}`,
    removed: (file: string) => `${file} was removed.`,
    gone: 'The page has been reloaded and no longer has the file itself. Choose the file again to read it differently.',
    all: (n: string) => `Show all ${counted(n, 'file')}`,
    rejectedOf: (file: string) => `Rejected rows of ${file}`,
  },
  chooser: {
    label: 'Read this file as',
    automatic: 'detect automatically',
    automaticHint: 'The format is recognised by the fields of the first records.',
    groups: {
      judgments: 'Pairwise judgments',
      scores: 'Single scores, turned into pairs',
      around: 'Questions, answers and other context',
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
    columnsMore: (n: string) => `${counted(n, 'more column')} not shown`,
    records: (path: string) => `Each row is a record of the array “${path}”.`,
    array: 'Which records hold the judgments?',
    arrayOf: (path: string, columns: string) => `${path} (${counted(columns, 'column')})`,
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
    outcome: 'Outcome column',
    raters: 'Columns of other judges, named after their headers',
    values: 'What its values mean',
    meaning: (value: string) => `Meaning of ${value}`,
    chooseMeaning: 'choose a meaning',
    means: (value: string, meaning: string) => `${value} = ${meaning}`,
    numbersUnsaid:
      'These values don’t show who won: choose what each means, or one of the usual codings.',
    meanings: {
      left: 'first wins',
      right: 'second wins',
      tie: 'tie',
      none: 'not used',
      winner: 'names the winner',
    },
    namesWinner: (n: string) =>
      `${counted(n, 'value')} ${agree(n, 'is the name', 'are names')} of the model that won.`,
    valuesMore: (n: string) => `${counted(n, 'rarer value')} not shown`,
    leftScore: 'Score of the first',
    rightScore: 'Score of the second',
    cell: 'Column of both scores, the first model’s first',
    counts: 'How often',
    leftWins: 'Wins of the first',
    rightWins: 'Wins of the second',
    ties: 'Ties',
    scored: 'What was scored',
    namedBy: 'Model name from',
    namers: { column: 'a column', file: 'the file name', folder: 'the folder name' },
    model: 'Model',
    score: 'Scores',
    scores: 'Score columns; if several, each is a judge named after its header',
    wide: 'Scores by model',
    modelColumns: 'Score columns, each named after its model',
    better: 'Better is',
    betters: { higher: 'higher', lower: 'lower' },
    rest: 'Other columns',
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
    readable: (read: string, all: string) =>
      `${read} of the first ${counted(all, 'row')} can be read.`,
    incomplete: {
      duel: 'Choose the two models and the column that says who won.',
      counts: 'Choose the two models and the columns that count their wins.',
      score: 'Choose the columns of the model, its scores and the question.',
      wide: 'Choose the columns of at least two models.',
      unsaid: 'Choose what each value of the outcome means.',
      'no-winner': 'No outcome value means a win yet: choose what the values mean.',
    },
    sameSides: 'Choose a different column for each of the two models.',
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
    unnamed: 'the unnamed judge',
  },
  baseline: {
    question: (model: string) =>
      `${model === '' ? 'The models of this file' : `“${model}”`} played against a baseline that the file does not name. Which model was it?`,
    label: 'Name of the baseline',
    hint: 'For Arena-Hard v0.1 it was gpt-4-0314.',
    use: 'Use this baseline',
    useForAll: (n: string) => `Use it for all ${counted(n, 'file')} with this question`,
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
    hint: 'Both orders together. The number determines how wide the intervals are.',
    use: 'Use this number',
  },
  loud: {
    title: (rejected: string, rows: string, share: string) =>
      `${rejected} of ${counted(rows, 'row')} (${share}) ${agree(rejected, 'was rejected and is', 'were rejected and are')} missing from the ranking.`,
    values: (field: string) => `Unrecognised values of “${field}”:`,
    times: (n: string) => `× ${n}`,
    declareOf: (file: string) => `Choose what these values mean: ${file}`,
    see: 'The reasons are listed with the rows below.',
  },
  grades: {
    found: (n: string, as: Grades) =>
      `${counted(n, 'strong verdict')} (≫, much better): ${
        {
          ordinal: agree(n, 'it is kept as a grade of its own', 'kept as a grade of their own'),
          collapse: agree(n, 'it counts like any other', 'each counts like any other'),
          'as-published': `${agree(n, 'it counts', 'each counts')} three times, which makes intervals too narrow`,
        }[as]
      }.`,
    choice: 'What becomes of strong verdicts',
    ordinal: 'Keep ≫ as a grade',
    collapse: 'Count ≫ like any other',
    'as-published': 'Three times, as Arena-Hard does',
  },
  choices: {
    found: (n: string, as: Choices) =>
      `${counted(n, 'choice')} among three models or more (rankings, or the best of several): ${
        {
          'plackett-luce': agree(
            n,
            'it counts as one observation',
            'each counts as one observation',
          ),
          pairs: `${agree(n, 'it counts', 'each counts')} as pairs, as if every pair had been judged by itself, which makes intervals too narrow`,
        }[as]
      }.`,
    tied: (n: string) =>
      `In ${n} of them places are shared. Models on a shared place were chosen together, to which Davidson’s tie model gives a probability of its own (Davidson–Luce). Where ties are dropped, that choice is left out; every other tie model has each of d such models chosen with a weight of 1/d.`,
    shared: (n: string, most: string) =>
      `In ${n} of the file’s observations places can’t be told apart, or more than ${most} models share one: these models are compared in pairs, with one another and with all behind them.`,
    choice: 'What becomes of choices among several',
    'plackett-luce': 'One observation each',
    pairs: 'As pairs',
  },
  duplicates: {
    title: 'Repeated judgments',
    found: (n: string) =>
      `${counted(n, 'row')} ${agree(n, 'repeats', 'repeat')} another: same question, same models in the same order (either order where that is unknown), same judge (or none named), same turn.`,
    split: (agreeing: string, contradicting: string) =>
      `${agreeing} ${agree(agreeing, 'agrees', 'agree')} with the other, ${contradicting} ${agree(contradicting, 'contradicts', 'contradict')} it.`,
    choice: 'How to treat them',
    keep: 'Keep all',
    keepMeaning:
      'Each row is a separate observation. Right if the judge was asked several times; it makes intervals narrower.',
    drop: 'Keep one of each',
    dropMeaning:
      'The first stays, or the one that names its judge. Right if the same judgments were written or merged twice.',
  },
};
