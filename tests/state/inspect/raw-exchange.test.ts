import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import type { PromptTemplate } from '../../../src/core/judge/setup.ts';
import type { JudgmentLine } from '../../../src/core/overview/judgment-list.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { addReplies, createRun, deleteRun } from '../../../src/storage/judging.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { isOfRun, rawExchange } from '../../../src/state/inspect/raw-exchange.ts';
import { PROJECT, projectOf } from '../../storage/in-project.ts';
import { QUESTIONS, SETUP, STUDY, replyTo } from '../../storage/judging-run.ts';
import { reportOf } from '../data/data-sources.ts';

/** A file, then what two runs have made. */
const FILES = [
  reportOf('a.jsonl', { firstRow: 0, tableRows: 4 }),
  reportOf('run.jsonl', { firstRow: 4, tableRows: 3, session: 'run' }),
  reportOf('study.jsonl', { firstRow: 7, tableRows: 2, session: 'study' }),
];

function line(part: Partial<JudgmentLine> = {}): JudgmentLine {
  return {
    ...{ row: 4, left: 'A, renamed', right: 'B', fileLeft: 'a', fileRight: 'b' },
    ...{ outcome: Outcome.left, question: 'q130', judge: 'second', turn: null, weight: 1 },
    ...{ isOrderKnown: true, swapped: null, places: { question: [], left: [], right: [] } },
    ...part,
  };
}

/** More than one part of stored questions holds. */
const ASKED = Array.from({ length: 150 }, (_, at) => ({
  ...QUESTIONS[0],
  ...{ id: `q${String(at)}`, turns: [`What is ${String(at)}?`] },
  answers: [[`a says ${String(at)}`], [`b says ${String(at)}`], null],
}));

const template: PromptTemplate = {
  ...{ name: 'own', system: 'You judge.' },
  convention: 'brackets',
  user: '{question} / {answer_a} / {answer_b} {unknown}',
};

beforeAll(async () => {
  await saveProject(projectOf(PROJECT));
  const judges = SETUP.judges.map((judge) => ({ ...judge, template }));
  const setup = { ...SETUP, judges, questions: ASKED.length };
  const run = { project: PROJECT, name: 'session', createdAt: 1 };
  await createRun({ ...run, id: 'run', setup, most: 900 }, ASKED);
  await addReplies('run', [
    replyTo({ judge: 0, question: 130, text: 'of the first' }),
    replyTo({ judge: 1, question: 130, text: 'B is <b>better</b>.\n[[B]]' }),
    replyTo({ judge: 1, question: 130, left: 1, right: 0, text: 'the other way round' }),
  ]);
  await createRun({ ...run, id: 'study', setup: STUDY, most: 5 }, QUESTIONS);
  await addReplies('study', [replyTo({ judge: 0 })]);
});

it('is what was sent and what came back, to the letter, whatever models are called now', async () => {
  expect(await rawExchange(FILES, line())).toEqual({
    system: 'You judge.',
    user: 'What is 130? / a says 130 / b says 130 {unknown}',
    reply: 'B is <b>better</b>.\n[[B]]',
  });
  const other = line({ row: 6, fileLeft: 'b', fileRight: 'a' });
  expect(await rawExchange(FILES, other)).toEqual({
    system: 'You judge.',
    user: 'What is 130? / b says 130 / a says 130 {unknown}',
    reply: 'the other way round',
  });
  const first = await rawExchange(FILES, line({ judge: 'first' }));
  expect(first?.reply).toBe('of the first');
});

it('is nothing where the run has nothing of it', async () => {
  for (const part of [
    ...[{ judge: 'third' }, { judge: null }, { question: 'q999' }, { question: null }],
    ...[{ question: 'q0' }, { fileLeft: 'z' }, { fileLeft: 'c' }, { row: 0 }, { row: 99 }],
  ])
    expect(await rawExchange(FILES, line(part)), JSON.stringify(part)).toBeNull();
});

it('is nothing of what a person judged', async () => {
  const asked = line({ row: 7, judge: 'Ann', question: 'q1' });
  expect(isOfRun(FILES, asked)).toBe(true);
  expect(await rawExchange(FILES, asked)).toBeNull();
});

it('is offered for the rows of runs alone, and gone with the run', async () => {
  expect([0, 3, 4, 6, 8, 9].map((row) => isOfRun(FILES, line({ row })))).toEqual([
    ...[false, false, true, true, true, false],
  ]);
  await deleteRun('run');
  expect(await rawExchange(FILES, line())).toBeNull();
});
