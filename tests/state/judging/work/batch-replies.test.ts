import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import type { JudgeTask } from '../../../../src/core/judge/setup.ts';
import type { JournalEvent } from '../../../../src/state/judging/run/verdict-journal.ts';
import { VerdictJournal } from '../../../../src/state/judging/run/verdict-journal.ts';
import { readBatchInto } from '../../../../src/state/judging/work/batch-replies.ts';
import { batchOf } from '../../../../src/state/judging/work/batch-requests.ts';
import { createRun, loadReplies } from '../../../../src/storage/judging.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import { QUESTIONS, SETUP, replyTo } from '../../../storage/judging-run.ts';
import { PROJECT } from '../../../storage/in-project.ts';

const TASKS: readonly JudgeTask[] = [0, 1].map((question) => ({
  ...{ judge: 0, question, left: 0, right: 1 },
}));

/** A stored run that asks two things, and what its journal tells. */
async function begin(isMine = true) {
  const about = { project: PROJECT, id: 'r', name: 'r', setup: SETUP, most: 8, createdAt: 1 };
  const record = await createRun(about, QUESTIONS);
  const journal = new VerdictJournal('r');
  await journal.sync();
  const events: JournalEvent[] = [];
  journal.subscribe((event) => events.push(event));
  let held = 0;
  const run = {
    ...{ record, journal, tasks: TASKS },
    openTasks: () => TASKS.filter((task) => !journal.has(task)),
    question: (at: number) => Promise.resolve(QUESTIONS[at]),
    readingOf: () => 'brackets' as const,
    hold: () => Promise.resolve(isMine && ++held > 0),
    letGo: () => {
      held--;
    },
  };
  return { run, events, held: () => held };
}

/** The output of a provider for requests as they were written. */
async function outputTo(requests: readonly { readonly blob: Blob }[], says: string): Promise<File> {
  const lines = (await requests[0].blob.text()).trim().split('\n');
  const output = lines.map((line) => {
    const { custom_id } = JSON.parse(line) as { readonly custom_id: string };
    const message = { role: 'assistant', content: says };
    const usage = { prompt_tokens: 10, completion_tokens: 5 };
    const body = {
      object: 'chat.completion',
      choices: [{ message, finish_reason: 'stop' }],
      usage,
    };
    return JSON.stringify({ custom_id, response: { status_code: 200, body }, error: null });
  });
  return new File([output.join('\n')], 'output.jsonl');
}

beforeEach(deleteEverything);

it('puts what a batch gave into the journal, each reply once', async () => {
  const { run, events, held } = await begin();
  await run.journal.add([replyTo({})]);
  const requests = await batchOf(run, 0);
  expect((await requests[0].blob.text()).trim().split('\n')).toHaveLength(1);
  const output = await outputTo(requests, 'It is [[B]].');
  expect(await readBatchInto(run, [output])).toMatchObject({ added: 1, known: 0, notPlanned: 0 });
  expect(await readBatchInto(run, [output])).toMatchObject({ added: 0, known: 1, notPlanned: 0 });
  expect(events.slice(1)).toMatchObject([
    { kind: 'added', replies: [{ question: 1, outcome: Outcome.right, text: 'It is [[B]].' }] },
  ]);
  expect(await loadReplies('r')).toHaveLength(2);
  expect([run.openTasks(), held()]).toEqual([[], 0]);
});

it('takes nothing that the run does not ask for, and nothing where another tab has it', async () => {
  const { run, events } = await begin();
  const output = await outputTo(await batchOf(run, 0), '[[A]]');
  const smaller = { ...run, tasks: TASKS.slice(1) };
  expect(await readBatchInto(smaller, [output])).toMatchObject({ added: 1, notPlanned: 1 });
  const elsewhere = { ...run, hold: () => Promise.resolve(false) };
  expect(await readBatchInto(elsewhere, [output])).toBeNull();
  expect(events).toHaveLength(1);
});
