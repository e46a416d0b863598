import { agree, counted } from '../grammar.ts';

/** A session of asking under way, and its answers, in English. */
export const run = {
  progressTitle: 'Progress',
  progressLabel: 'Answers so far',
  progress: (done: string, total: string) => `${done} of ${counted(total, 'answer')}`,
  notBegun: 'Not running. Press Start to begin.',
  stages: {
    idle: 'Not running. Press Resume to continue; nothing is asked twice.',
    elsewhere:
      'This session is running in another tab. Continue there, or close that tab and try again here.',
    starting: 'Starting…',
    running: 'Running.',
    stopping: 'Stopping…',
    paused: 'Paused: no new calls are made. Calls in progress may still finish.',
  },
  rests: {
    done: 'All questions are answered.',
    doneWithFailures: 'Done, except for the failed calls below. Press Resume to retry them.',
    'budget-spent':
      'Cap reached: the next call might exceed it. The answers so far are kept, and a new session with a higher cap reuses them.',
    stopped: 'Stopped. Calls that were in progress are made again when you resume.',
  },
  waiting: (time: string) => `A model will be called again at ${time}.`,
  failed: (model: string, question: string) => `${model}, question ${question}`,
  models: {
    title: 'By model',
    model: 'Model',
    answers: 'Answers',
    tokens: 'Tokens, input / output',
    money: 'Cost',
    first: 'First token',
    whole: 'Whole answer',
    note: 'Times are means over the answers so far.',
    none: '–',
    pair: (input: string, output: string) => `${input} / ${output}`,
    dollars: (amount: string) => `$${amount}`,
  },
  newest: 'Newest answers',
  noAnswer: 'No answers yet.',
  question: (id: string) => `question ${id}`,
  sample: (n: string) => `answer ${n}`,
  turn: (n: string) => `turn ${n}`,
  thinking: 'Thinking',
  asked: 'Question',
  noText: {
    end: 'The model returned an empty answer.',
    empty: 'The model returned an empty answer.',
    refusal: 'The model refused to answer.',
    length: 'The answer was cut off before its text began.',
  },
  facts: {
    tokens: (input: string, output: string) => `${input} tokens in, ${output} out`,
    first: (time: string) => `first token after ${time}`,
    whole: (time: string) => `complete after ${time}`,
    servedBy: (name: string) => `served by ${name}`,
  },
  odd: {
    title: (n: string) =>
      `${counted(n, 'answer')} ${agree(n, 'was', 'were')} refused, cut off or empty`,
    note: 'They count as answers as they are. An answer that is asked for again is replaced once the new one is there.',
    label: 'Answers that were refused, cut off or empty',
    kind: 'Which',
    kinds: { refusal: 'Refused', length: 'Cut off', empty: 'Empty' },
    count: (kind: string, n: string) => `${kind} (${n})`,
    again: 'Ask again',
    allAgain: (n: string) => `Ask again for ${agree(n, 'it', `all ${n}`)}`,
    cutHint:
      'Cut off means that the answer reached the maximum number of tokens; asking again helps only if the model is sometimes briefer. For longer answers, start a session with a higher maximum.',
  },
  export: {
    title: 'Download',
    fastchat: 'Answers (FastChat)',
    rakuda: 'Answers (Rakuda v1)',
    questions: 'Questions',
    working: 'Writing the file…',
    note: 'FastChat files hold every sample and turn, and Rakuda v2 reads them too. Rakuda v1 files hold the first turn of the first sample.',
  },
};
