import { describe, expect, it } from 'vitest';
import { writeFastchatAnswers, writeRakudaAnswers } from '../../../src/core/ask/write.ts';
import type { AnsweredRun } from '../../../src/core/ask/write.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { writeQuestions } from '../../../src/core/judge/results.ts';
import { CollectedTexts } from '../formats/collect-texts.ts';
import { textSource } from '../formats/sources.ts';
import { answerTurn, askedModel, askedQuestion, askSetup } from './asked.ts';

/** Two samples of a conversation and of a question, in orders as they come in. */
const run: AnsweredRun = {
  setup: askSetup({ models: [askedModel('モデル, "A"'), askedModel('b/model')], samples: 2 }),
  questions: [
    { ...askedQuestion('talk', 'Hello?', 'And\nthen?'), category: '歴史', reference: ['R1', 'R2'] },
    askedQuestion('2-beef', '「なぜ」, "why"?'),
  ],
  answers: [
    answerTurn([1, 1, 0, 0], { text: '', finish: 'empty', at: 1_700_000_004_000 }),
    answerTurn([0, 0, 1, 0], { text: 'second', at: 1_700_000_003_000 }),
    answerTurn([0, 0, 0, 1], { text: 'and\nthen', thinking: 'Hm.', at: 1_700_000_002_500 }),
    answerTurn([0, 0, 0, 0], { text: 'hello', thinking: 'Let me see.', at: 1_700_000_001_000 }),
    answerTurn([0, 1, 0, 0], { text: '{"fence": "```"}', finish: 'length' }),
  ],
};

async function readBack(lines: Iterable<string>) {
  const collected = new CollectedTexts();
  const read = await readFiles(
    [
      textSource([...lines].join(''), 'answers.jsonl'),
      textSource([...writeQuestions(run.questions)].join(''), 'questions.jsonl'),
    ],
    { format: null, texts: collected.sink },
  );
  const textsOf = (places: readonly number[]) => places.map((at) => collected.texts[at]);
  return {
    files: read.files.map(({ format, rejected }) => [format, rejected]),
    answers: read.benchmark.answers.map(({ model, question, turns }) => [
      ...[model, question, ...textsOf(turns)],
    ]),
    questions: read.benchmark.questions.map(({ turns, reference, ...about }) => ({
      ...{ ...about, turns: textsOf(turns), reference: textsOf(reference) },
    })),
  };
}

describe('answers of FastChat', () => {
  it('are a line for each model and question, with a choice for each sample', () => {
    expect([...writeFastchatAnswers(run)].map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ...{ question_id: 'talk', answer_id: 'モデル, "A"/talk/loyw3vu0', model_id: 'モデル, "A"' },
        choices: [
          { index: 0, turns: ['hello', 'and\nthen'] },
          { index: 1, turns: ['second'] },
        ],
        tstamp: 1_700_000_003,
        latency_seconds: 2.25,
      },
      {
        ...{ question_id: '2-beef', answer_id: 'モデル, "A"/2-beef/loyw3v28' },
        ...{ model_id: 'モデル, "A"', choices: [{ index: 0, turns: ['{"fence": "```"}'] }] },
        tstamp: 1_700_000_000,
        latency_seconds: 1.5,
      },
      {
        ...{ question_id: '2-beef', answer_id: 'b/model/2-beef/loyw3y5c', model_id: 'b/model' },
        choices: [{ index: 0, turns: [''] }],
        tstamp: 1_700_000_004,
        latency_seconds: 1.5,
      },
    ]);
  });

  it('say how long they took as far as that is known', () => {
    const mixed = {
      ...run,
      answers: [
        answerTurn([0, 1, 0, 0], { latency: 3000 }),
        answerTurn([0, 1, 1, 0], { latency: 0 }),
        answerTurn([1, 1, 0, 0], { latency: 0 }),
      ],
    };
    const lines = [...writeFastchatAnswers(mixed)].map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([{ model_id: 'モデル, "A"', latency_seconds: 3 }, {}]);
    expect(lines[1]).not.toHaveProperty('latency_seconds');
  });

  it('are read back as they were, with the questions', async () => {
    const { files, answers, questions } = await readBack(writeFastchatAnswers(run));
    expect(files).toEqual([
      ['answers', 0],
      ['questions', 0],
    ]);
    expect(answers).toEqual([
      ['モデル, "A"', 'talk', 'hello', 'and\nthen'],
      ['モデル, "A"', '2-beef', '{"fence": "```"}'],
      ['b/model', '2-beef', ''],
    ]);
    expect(questions).toEqual(run.questions);
  });

  it('do not show what was thought', () => {
    expect([...writeFastchatAnswers(run), ...writeRakudaAnswers(run)].join()).not.toContain('Hm.');
  });

  it('are the same in whatever order they came', () => {
    const turned = { ...run, answers: [...run.answers].reverse() };
    expect([...writeFastchatAnswers(turned)]).toEqual([...writeFastchatAnswers(run)]);
  });
});

describe('answers of Rakuda', () => {
  it('are the first turn of the first sample, and read back so', async () => {
    const lines = [...writeRakudaAnswers(run)];
    expect(JSON.parse(lines[0])).toEqual({
      ...{ answer_id: 'モデル, "A"/talk/loyw3vu0', question_id: 'talk' },
      ...{ model_id: 'モデル, "A"', metadata: {}, text: 'hello' },
    });
    const { files, answers } = await readBack(lines);
    expect(files[0]).toEqual(['answers', 0]);
    expect(answers).toEqual([
      ['モデル, "A"', 'talk', 'hello'],
      ['モデル, "A"', '2-beef', '{"fence": "```"}'],
      ['b/model', '2-beef', ''],
    ]);
  });
});
