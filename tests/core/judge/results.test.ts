import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withQuestions } from '../../../src/core/table/questions/question-counts.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { byTurns } from '../../../src/core/formats/record/record-texts.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { PRACTICE_RUN } from '../../practice-run.ts';
import { fillPrompt } from '../../../src/core/judge/prompt/prompt.ts';
import { ownTemplate } from '../../../src/core/judge/prompt/templates.ts';
import { runTable, writeRun, writeQuestions } from '../../../src/core/judge/results.ts';
import type { JudgedRun } from '../../../src/core/judge/results.ts';
import { RunTally } from '../../../src/core/judge/run-tally.ts';
import { Grade, Outcome } from '../../../src/core/table/judgments.ts';
import { gunzip } from '../../../src/core/texts/gzip.ts';
import { keepTexts } from '../../../src/core/texts/keep-texts.ts';
import { itemsOf } from '../../../src/core/texts/text-chunk.ts';
import { CollectedTexts } from '../formats/collect-texts.ts';
import { outcomesOf, rowsOf, textSource } from '../formats/sources.ts';
import { judge, reply, runs } from './runs.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;

const sourcesOf = (run: JudgedRun) => [
  textSource([...writeRun(run)].join(''), 'run.jsonl'),
  textSource([...writeQuestions(run.questions)].join(''), 'questions.jsonl'),
];

async function readBack(run: JudgedRun) {
  const collected = new CollectedTexts();
  const read = await readFiles(sourcesOf(run), { format: null, texts: collected.sink });
  return { read, texts: collected.records.get('run.jsonl'), all: collected.texts };
}

/** A run, and its replies in another order. */
const withShuffled = runs.chain((run) =>
  fc
    .shuffledSubarray([...run.replies], { minLength: run.replies.length })
    .map((replies) => ({ run, replies })),
);

/** Practice questions 0 and 1, in orders as they come in. */
const practice: JudgedRun = {
  setup: {
    models: PRACTICE_RUN.models,
    judges: [judge(), judge({ name: 'me', provider: 'human' })],
  },
  rules: [null, null],
  questions: PRACTICE_RUN.questions,
  replies: [
    reply({ judge: 1, question: 0, left: 2, right: 1 }, { outcome: R, text: '' }),
    reply({ judge: 0, question: 1, left: 1, right: 0 }, { outcome: U, text: 'I refuse.' }),
    reply({ judge: 0, question: 0, left: 1, right: 0 }, { outcome: R, text: 'second', at: 5000 }),
    reply({ judge: 0, question: 0, left: 0, right: 1 }, { outcome: T, text: 'first', at: 4000 }),
  ],
};

describe('a finished run', () => {
  it('is a table in an order of its own', () => {
    const [good, wordy, wrong] = PRACTICE_RUN.models;
    const [first, second] = PRACTICE_RUN.questions.map(({ id }) => id);
    expect(rowsOf(runTable(practice))).toEqual([
      [good, wordy, 'tie', first, 'gpt-x, ja', 1],
      [wordy, good, 'right', first, 'gpt-x, ja', 1],
      [wordy, good, 'unparsed', second, 'gpt-x, ja', 1],
      [wrong, wordy, 'right', first, 'me', 1],
    ]);
  });

  it('is written with question, answers, prompt and reasoning', () => {
    const lines = [...writeRun(practice)].map((line) => JSON.parse(line) as unknown);
    const [first] = PRACTICE_RUN.questions;
    const prompt = (left: number, right: number) =>
      fillPrompt(judge().template, first, { left, right }).user;
    expect(lines).toHaveLength(3);
    expect(lines[0]).toEqual({
      question_id: first.id,
      model_1: PRACTICE_RUN.models[0],
      model_2: PRACTICE_RUN.models[1],
      g1_winner: 'tie',
      g2_winner: 'model_1',
      judge: ['gpt-x', 'ja'],
      question: first.turns[0],
      answer_1: first.answers[0]?.[0],
      answer_2: first.answers[1]?.[0],
      g1_user_prompt: prompt(0, 1),
      g1_judgment: 'first',
      g2_user_prompt: prompt(1, 0),
      g2_judgment: 'second',
      turn: 1,
      tstamp: 5,
    });
    expect(lines[1]).toMatchObject({ g1_winner: 'error', g1_judgment: 'I refuse.' });
    expect(lines[1]).not.toHaveProperty('g2_winner');
    expect(lines[2]).toMatchObject({ judge: ['me'], g1_user_prompt: null });
  });

  it('opens like any file, with its texts and categories', async () => {
    const { read, texts, all } = await readBack(practice);
    expect(read.files.map(({ format, rejected }) => [format, rejected])).toEqual([
      ['fastchat-pair', 0],
      ['questions', 0],
    ]);
    expect(rowsOf(read.table)).toEqual(rowsOf(runTable(practice)));
    expect(outcomesOf(read.table)).toEqual([0, 2, 1, 1]);
    const [first] = PRACTICE_RUN.questions;
    const [good, wordy] = first.answers;
    expect(texts?.get(0)).toMatchObject({
      ...{ question: first.turns[0], left: good?.[0], right: wordy?.[0], reasoning: 'first' },
    });
    expect(texts?.get(1)).toMatchObject({
      ...{ question: first.turns[0], left: wordy?.[0], right: good?.[0], reasoning: 'second' },
    });
    expect(texts?.get(3)?.reasoning).toBeNull();
    expect(read.benchmark.questions).toHaveLength(12);
    expect(read.benchmark.questions[0]).toMatchObject({ id: first.id, category: '歴史' });
    expect(all[0]).toBe(first.turns[0]);
  });

  it('keeps how clear a win is where its judge has marks for it', async () => {
    const pair = (by: number, question: number) => ({ judge: by, question, left: 0, right: 1 });
    const swap = (by: number, question: number) => ({ judge: by, question, left: 1, right: 0 });
    const template = ownTemplate('en', 'five-steps');
    const run: JudgedRun = {
      setup: {
        models: PRACTICE_RUN.models,
        judges: [
          judge({ template }),
          judge({ name: 'reread' }),
          judge({ name: 'me', provider: 'human', template }),
        ],
      },
      rules: [null, 'five-steps', null],
      questions: PRACTICE_RUN.questions,
      replies: [
        reply(pair(0, 0), { outcome: L, text: 'So: [[A>>B]]' }),
        reply(swap(0, 0), { outcome: R, text: '<think>[[B>>A]]</think>[[B>A]]' }),
        reply(pair(0, 1), { outcome: L, text: '[[A>B]], that is [[A>>B]]' }),
        reply(swap(0, 1), { outcome: T, text: '[[A=B]]' }),
        reply(pair(1, 0), { outcome: R, text: '[[B>>A]]' }),
        // Read otherwise at the time.
        reply(pair(1, 1), { outcome: R, text: '[[A>>B]]' }),
        reply(pair(2, 0), { outcome: L, text: 'I wrote [[A>>B]]' }),
      ],
    };
    const { open, plain, strong } = Grade;
    const expected = [strong, plain, open, open, strong, open, open];
    expect([...(runTable(run).grade ?? [])]).toEqual(expected);
    const { read } = await readBack(run);
    expect([...(read.table.grade ?? [])]).toEqual(expected);
    expect(read.files[0].strong).toEqual({ verdicts: 2, as: 'ordinal' });
  });

  it('has its texts kept, row by row', async () => {
    const kept = new Map<number, readonly (string | null)[]>();
    await keepTexts(sourcesOf(practice), { parts: 'all' }, async ({ chunk }) => {
      if (chunk?.kind !== 'records') return;
      for (const { number, parts } of itemsOf(await gunzip(chunk.bytes))) kept.set(number, parts);
    });
    const [question, left, right, prompt, reasoning] = kept.get(1) ?? [];
    const [first] = PRACTICE_RUN.questions;
    expect([question, left, right]).toEqual([
      ...first.turns,
      ...(first.answers[1] ?? []),
      ...(first.answers[0] ?? []),
    ]);
    expect([prompt, reasoning]).toEqual([null, 'second']);
    expect(kept.size).toBe(4);
  });

  it('of any names and texts reads back as the same judgments', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        const { read, texts } = await readBack(run);
        expect(rowsOf(read.table)).toEqual(rowsOf(runTable(run)));
        const { questions } = run;
        for (const said of run.replies) {
          const turns = (of: number) => byTurns(questions[said.question].answers[of] ?? []);
          const row = rowsOf(read.table).findIndex(
            ([left, right, , question, by]) =>
              left === run.setup.models[said.left] &&
              right === run.setup.models[said.right] &&
              question === questions[said.question].id &&
              by === run.setup.judges[said.judge].name,
          );
          const held = texts?.get(row);
          const isBlank = (text: string | null) => text === null || text.trim() === '';
          for (const [found, wanted] of [
            [held?.left, turns(said.left)],
            [held?.right, turns(said.right)],
            [held?.reasoning, said.text],
          ] as const) {
            if (isBlank(wanted)) expect(found ?? null).toBeNull();
            else expect(found).toBe(wanted);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('replies as they come', () => {
  it('give the same table and file in any order', () => {
    fc.assert(
      fc.property(withShuffled, ({ run, replies }) => {
        const other = { ...run, replies };
        expect(runTable(other)).toEqual(runTable(run));
        expect([...writeRun(other)]).toEqual([...writeRun(run)]);
      }),
    );
  });

  it('are counted one by one as the table counts them all', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (run, at) => {
        const tally = new RunTally(run.setup.models, run.setup.judges.length);
        const extra = run.replies[at % run.replies.length];
        tally.add(extra);
        for (const said of run.replies) tally.add(said);
        tally.takeBack(extra);
        expect(tally.counts()).toEqual(withQuestions(countPairs(runTable(run)), undefined));
        const { byQuestion, ...counts } = tally.countsByQuestion();
        expect(counts).toEqual(tally.counts());
        const rows = Array.from(byQuestion?.question ?? [], (question, row) => {
          const pair = byQuestion?.pair[row] ?? 0;
          const names = [counts.left[pair], counts.right[pair]].map((m) => counts.models[m]);
          const outcomes = [byQuestion?.leftWins, byQuestion?.rightWins, byQuestion?.ties];
          return [question, ...names, ...outcomes.map((column) => column?.[row])].join();
        });
        const found = new Map<string, number[]>();
        for (const { question, left, right, outcome } of run.replies) {
          if (outcome === U) continue;
          const key = [question, run.setup.models[left], run.setup.models[right]].join();
          const sums = found.get(key) ?? [0, 0, 0];
          sums[outcome]++;
          found.set(key, sums);
        }
        expect(rows.toSorted()).toEqual([...found].map((row) => row.join()).toSorted());
        const [, , , unparsed] = outcomesOf(runTable(run));
        const judges = run.setup.judges.map((_, by) => tally.of(by));
        expect(judges.reduce((sum, said) => sum + said.unparsed, 0)).toBe(unparsed);
        expect(judges.reduce((sum, said) => sum + said.replies, 0)).toBe(run.replies.length);
      }),
    );
  });

  it('add up tokens and money of each judge', () => {
    const tally = new RunTally(PRACTICE_RUN.models, 2);
    for (const said of practice.replies) tally.add({ ...said, cost: said.judge });
    expect(tally.of(0)).toEqual({
      ...{ replies: 3, unparsed: 1, usage: { input: 300, output: 30 }, cost: 0 },
      unmetered: 0,
    });
    expect(tally.of(1)).toMatchObject({ replies: 1, cost: 1 });
    tally.add(
      reply({ judge: 1, question: 0, left: 0, right: 1 }, { outcome: L, usage: null, cost: 0 }),
    );
    expect(tally.of(1)).toMatchObject({ replies: 2, usage: { input: 100, output: 10 } });
    // Free ones need no count.
    expect(tally.of(1).unmetered).toBe(0);
    const task = { judge: 1, question: 1, left: 0, right: 1 };
    tally.add(reply(task, { outcome: L, usage: null, cost: 0.5 }));
    expect(tally.of(1)).toMatchObject({ unmetered: 1, cost: 1.5 });
  });

  it('10,000 of them: one more, and the counts', () => {
    const models = Array.from({ length: 20 }, (_, m) => `m${String(m)}`);
    const tally = new RunTally(models, 1);
    const started = performance.now();
    for (let n = 0; n < 10_000; n++) {
      const left = n % 20;
      tally.add(reply({ judge: 0, question: n, left, right: (left + 1 + (n % 19)) % 20 }));
    }
    const added = performance.now();
    const counts = tally.counts();
    const counted = performance.now();
    expect(counts.leftWins.reduce((sum, wins) => sum + wins, 0)).toBe(10_000);
    console.log(
      `figure: 10,000 replies added in ${(added - started).toFixed(1)} ms,`,
      `counts of 20 models in ${(counted - added).toFixed(1)} ms`,
    );
  });
});
