import type { Grades } from '../../core/formats/way.ts';
import { formatHintsEn } from './format-hints-en.ts';

const s = (n: string) => (n === '1' ? '' : 's');

/** How files were read, and the ways to read them otherwise, in English. */
export const reading = {
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
    derived: (scores: string, models: string, pairs: string) =>
      `${pairs} judgment${s(pairs)} derived by comparing ${scores} single score${s(scores)} of ${models} model${s(models)}, each with those of other models on the same question by the same judge, in this file and the files above it: the higher score wins.`,
    derivedTies: {
      tie: (ties: string) => `Equal scores count as a tie (${ties}).`,
      nothing: () => 'Equal scores say nothing: the judge picked one best answer.',
    },
    derivedNone: (scores: string, models: string) =>
      `${scores} single score${s(scores)} of ${models} model${s(models)}; in this file and those above there is nothing to compare them with.`,
    withoutScore: (n: string) => `${n} answer${s(n)} without a score left out.`,
    repeated: (n: string) => `${n} repeated score${s(n)} left out; the first one counts.`,
    unknown: (fields: string) => `No known format has these columns: ${fields}.`,
    map: 'If it holds judgments, say what its columns mean',
    other: 'Not this format?',
    otherOf: (file: string) => `Not this format? ${file}`,
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
    models: 'Who was compared',
    left: 'First model',
    right: 'Second model',
    choose: 'choose a column',
    verdict: 'Who won',
    kinds: {
      outcome: 'A column says who won',
      scores: 'Two columns of scores',
      'left-wins': 'The first model always won',
    },
    outcome: 'Column of the outcome',
    values: 'What its values mean',
    meaning: (value: string) => `Meaning of ${value}`,
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
    rejected: (reason: string) => `can’t be read: ${reason}`,
    readable: (read: string, all: string) => `${read} of the first ${all} rows can be read.`,
    incomplete: 'Choose the two models and what says who won.',
    sameSides: 'The two models need two different columns.',
    use: 'Use this mapping',
    remembered: 'It will be remembered for files with the same columns.',
    roles: {
      left: 'first',
      right: 'second',
      outcome: 'outcome',
      leftScore: 'score of first',
      rightScore: 'score of second',
      question: 'question',
      category: 'category',
      judge: 'judge',
      turn: 'turn',
    },
  },
  baseline: {
    question: (model: string) =>
      `${model === '' ? 'The models of this file' : `“${model}”`} played against a baseline that the file does not name. Which model was it?`,
    label: 'Name of the baseline',
    hint: 'For Arena-Hard v0.1 it was gpt-4-0314.',
    use: 'Use this baseline',
    useForAll: (n: string) => `Use it for all ${n} files that ask`,
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
      `${n} row${s(n)} repeat${n === '1' ? 's' : ''} another: same question, same models in the same order, same judge (or none named), same turn.`,
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
