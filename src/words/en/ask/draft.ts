import { agree, counted } from '../grammar.ts';

/** A new session of asking, step by step, in English. */
export const questions = {
  title: 'Questions',
  source: 'Where the questions come from',
  list: 'A list',
  files: 'This project',
  practice: 'Practice questions',
  meaning: {
    list: 'Type or paste them below, one per line.',
    files: 'The questions in the files on the Data page.',
    practice: 'A few open questions, written for practice.',
  },
  text: 'Questions, one per line',
  placeholder: 'Why is the sky blue?\nWhat did the Treaty of Westphalia change?',
  count: (n: string) => counted(n, 'question'),
  duplicates: (n: string) =>
    `${counted(n, 'repeated line')} ${agree(n, 'is', 'are')} asked only once.`,
  excess: (n: string, most: string) =>
    `Only the first ${most} questions are asked; ${n} more ${agree(n, 'is', 'are')} left out.`,
  looking: 'Reading the files…',
  noFiles:
    'The files of this project hold no questions with text. Open a file of questions on the Data page, or write a list here.',
  notKept:
    'The texts of these files are not stored in this browser, so there is nothing to ask. Open the files again on the Data page, or store their texts there.',
};

export const models = {
  title: 'Models',
  add: 'Add another model',
  addFirst: 'Add a model',
  list: 'Models to ask',
  none: 'Add at least one model.',
  sampling: 'Temperature and length',
  goesTo: (host: string) =>
    `Questions and the key go to ${host}, straight from this browser, and nowhere else.`,
  local:
    'A small language model that runs on this device. Questions and answers stay here, and nothing is charged.',
};

export const settings = {
  title: 'Settings',
  system: 'System prompt',
  systemHint: 'Sent before every question. Leave empty for none.',
  samples: 'Answers per question',
  samplesHint: (most: string) =>
    `1–${most}; several show how much a model’s answers vary. Judging uses the first.`,
};

export const cost = {
  title: 'Estimated cost',
  calls: 'Calls',
  callsText: (n: string, questions: string, models: string) =>
    `${n}, for ${counted(questions, 'question')} and ${counted(models, 'model')}`,
  taken: (n: string) =>
    `${counted(n, 'answer')} from earlier sessions ${agree(n, 'is', 'are')} reused instead of being asked for again.`,
  time: (time: string, atOnce: string) => `${time}, with ${counted(atOnce, 'concurrent call')}`,
  none: 'The estimate appears once there are questions and a model.',
  output: 'An answer is taken to be about 450 tokens long; reasoning models use more.',
  onDeviceText: (n: string, time: string) => `${counted(n, 'answer')} without cost: ${time}`,
  within: (n: string, all: string) =>
    n === '0'
      ? 'The cap is below the amount reserved for a single call, so no call would be made. Raise it.'
      : `The cap is enough for about ${n} of ${counted(all, 'answer')}.`,
};
