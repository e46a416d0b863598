import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { preview } from '../../../../src/core/fit/fit.ts';
import { findingsOf } from '../../../../src/core/judge/findings/findings.ts';
import { reread } from '../../../../src/core/judge/reading/reread.ts';
import type { JudgeReply } from '../../../../src/core/judge/setup.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import {
  addReplies,
  createRun,
  deleteRun,
  loadReplies,
  loadRun,
} from '../../../../src/storage/judging.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import { linesIn } from '../../../../workers/blobs.ts';
import type { JobName, Jobs } from '../../../../workers/protocol.ts';
import { QUESTIONS, SETUP, replyTo } from '../../../storage/judging-run.ts';
import { PROJECT } from '../../../storage/in-project.ts';

type Input = Jobs['judgeFindings']['input'] &
  Jobs['auditReplies']['input'] &
  Jobs['approximate']['input'];

vi.mock('../../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: async (name: JobName, input: Input) => {
    if (name === 'judgeFindings') return findingsOf(input.columns, input.judges);
    if (name === 'auditReplies')
      return reread(input.table, input.judge, await linesIn(input.texts));
    return preview(input.counts, input.model, input.intervals);
  },
}));
vi.mock('../../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { intervals: { narrow: 0.68, wide: 0.95 } },
}));

const { readAudit, readFindings } =
  await import('../../../../src/state/judging/results/readings.ts');
const { VerdictJournal } = await import('../../../../src/state/judging/run/verdict-journal.ts');
const { RepliesReader } = await import('../../../../src/state/judging/results/replies-reader.ts');
const { ReadingRules } =
  await import('../../../../src/state/judging/results/reading-rules.svelte.ts');

const { left: L, right: R, unparsed: U } = Outcome;
const RUN = { id: 'r', setup: SETUP, rules: [null, null] };

/** Told to answer with brackets, this judge mostly ends with a digit. */
const REPLIES: readonly JudgeReply[] = [
  replyTo({ text: 'I think\n2', outcome: U }),
  replyTo({ left: 1, right: 0, text: '[[A]]\n\u2028"<b>"', outcome: L }),
  replyTo({ question: 1, text: 'I refuse.', outcome: U }),
  replyTo({ question: 1, left: 1, right: 0, text: '[[B]]\n1', outcome: R }),
  replyTo({ judge: 1, text: '2', outcome: U }),
];

async function begin() {
  await createRun({ ...RUN, project: PROJECT, name: 'r', most: 8, createdAt: 1 }, QUESTIONS);
  await addReplies('r', REPLIES);
  const told: [before: readonly JudgeReply[], after: readonly JudgeReply[]][] = [];
  const journal = new VerdictJournal('r');
  journal.subscribe((event) => {
    if (event.kind === 'reread') told.push([event.before, event.after]);
  });
  const reader = new RepliesReader(RUN);
  const rules = new ReadingRules(RUN, reader, journal);
  const audit = await readAudit(reader, 0);
  const rule = audit.rules.find(({ reading }) => reading.rule === 'last-line') ?? expect.fail();
  return { rules, told, journal, reader, audit, rule };
}

const outcomes = async () => (await loadReplies('r')).map(({ outcome }) => outcome);

beforeEach(deleteEverything);

it('finds habits, orders and replies without a verdict', async () => {
  const { reader } = await begin();
  const { judges, orders, unparsed } = await readFindings(reader);
  expect(judges[0].bias?.firstWins?.of).toBe(2);
  expect(judges[1].bias?.firstWins).toBeNull();
  // Both of its verdicts are of one order, which no order effect can be told from.
  expect(orders[0]).toBeNull();
  expect(orders[1]).toBeNull();
  expect(unparsed).toEqual([
    { judge: 0, question: 0, left: 0, right: 1 },
    { judge: 0, question: 1, left: 0, right: 1 },
    { judge: 1, question: 0, left: 0, right: 1 },
  ]);
});

it('reads one judge’s replies by the rules that read any of them', async () => {
  const { audit, rule } = await begin();
  expect(audit.rules.map(({ reading }) => reading.rule)).toEqual([
    ...['brackets', 'last-line', 'labelled'],
  ]);
  expect(audit.outcomes).toEqual([U, L, U, R]);
  expect(rule.reading).toMatchObject({ gained: 1, lost: 1, contradicted: 1 });
  expect(judgmentTotal(audit.stored?.counts ?? expect.fail())).toBe(2);
  expect(rule.ranking?.summary.rows).toHaveLength(2);
});

it('accepts a rule, and takes it back, and no text is changed', async () => {
  const { rules, told, audit, rule } = await begin();
  await rules.accept(0, audit, rule.reading);
  expect(rules.life).toEqual({ stage: 'rest' });
  expect(await outcomes()).toEqual([R, U, U, L, U]);
  expect((await loadReplies('r')).map(({ text }) => text).sort()).toEqual(
    REPLIES.map(({ text }) => text).sort(),
  );
  expect(told).toHaveLength(1);
  expect(told[0][0].map(({ outcome }) => outcome)).toEqual([U, L, R]);
  expect(told[0][1].map(({ outcome }) => outcome)).toEqual([R, U, L]);
  expect(rules.accepted).toMatchObject({ judge: 0, rule: 'last-line' });

  // A second time there is nothing to change, so nothing to undo.
  await rules.accept(0, audit, rule.reading);
  expect(told).toHaveLength(1);

  await rules.undo();
  expect(await outcomes()).toEqual([U, L, U, R, U]);
  expect(told[1]).toEqual([...told[0]].reverse());
  expect(rules.accepted).toBeNull();
});

it('says what went wrong, and then nothing is changed', async () => {
  const { rules, told, audit, rule } = await begin();
  await rules.accept(0, audit, rule.reading);
  await deleteRun('r');
  await rules.undo();
  expect(rules.life).toEqual({ stage: 'failed', failure: { kind: 'run-gone' } });
  expect(told).toHaveLength(1);
  expect(rules.accepted).not.toBeNull();
  expect(rules.readingOf(0)).toBe('last-line');
});

it('reads by the rule what comes later, also in another visit, and takes that back too', async () => {
  const { rules, journal, reader, audit, rule } = await begin();
  expect(rules.readingOf(0)).toBe('brackets');
  // It came after the audit.
  const late = (question: number, text: string, outcome: Outcome) =>
    addReplies('r', [replyTo({ question, left: 0, right: 2, text, outcome })]);
  const lateOutcomes = async () =>
    (await loadReplies('r')).filter(({ right }) => right === 2).map(({ outcome }) => outcome);
  await late(0, '[[A]]\n2', L);
  await rules.accept(0, audit, rule.reading);
  expect([rules.readingOf(0), rules.readingOf(1)]).toEqual(['last-line', 'brackets']);
  expect(await lateOutcomes()).toEqual([R]);
  // A refusal has no verdict, whatever stands in it.
  await late(1, '[[A]]\n1', U);
  await rules.undo();
  expect(await lateOutcomes()).toEqual([L, U]);
  expect(rules.readingOf(0)).toBe('brackets');

  await rules.accept(0, audit, rule.reading);
  const record = (await loadRun('r')) ?? expect.fail();
  const again = new ReadingRules(record, reader, journal);
  expect(again.accepted).toMatchObject({ judge: 0, rule: 'last-line', changed: null });
  expect(again.readingOf(0)).toBe('last-line');
  await again.undo();
  expect(again.accepted).toBeNull();
  expect(await outcomes()).toEqual([U, L, L, U, U, R, U]);
});
