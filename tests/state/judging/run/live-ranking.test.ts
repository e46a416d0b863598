import { beforeEach, expect, it, vi } from 'vitest';
import { preview } from '../../../../src/core/fit/fit.ts';
import { RunTally } from '../../../../src/core/judge/run-tally.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { replyTo } from '../../../storage/judging-run.ts';

type Input = Jobs['approximate']['input'];
type Output = Jobs['approximate']['output'];

/** Fits that are under way, in order. */
const asked: { readonly input: Input; readonly settle: PromiseWithResolversLike }[] = [];
interface PromiseWithResolversLike {
  resolve(output: Output): void;
  reject(error: unknown): void;
}

vi.mock('../../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException,
  run: (_name: string, input: Input) =>
    new Promise<Output>((resolve, reject) => asked.push({ input, settle: { resolve, reject } })),
}));
vi.mock('../../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { intervals: { narrow: 0.68, wide: 0.95 } },
}));

const { LiveRanking } = await import('../../../../src/state/judging/run/live-ranking.svelte.ts');

function counts(verdicts: number): PairCounts {
  const tally = new RunTally(['a', 'b'], 1);
  for (let question = 0; question < verdicts; question++) tally.add(replyTo({ question }));
  return tally.counts();
}

const answer = ({ input, settle }: (typeof asked)[number]) => {
  settle.resolve(preview(input.counts, input.model, input.intervals));
};

beforeEach(() => {
  asked.length = 0;
});

it('ranks what it is given, and nothing where nothing was said', async () => {
  const live = new LiveRanking();
  const ranked = live.rank(counts(3));
  answer(asked[0]);
  await ranked;
  expect(live.ranking?.summary.rows[0].model).toBe(0);
  await live.rank(counts(0));
  expect(live.ranking).toBeNull();
});

it('shows no ranking of verdicts that were taken back while it was made', async () => {
  const live = new LiveRanking();
  const ranked = live.rank(counts(1));
  await live.rank(counts(0));
  answer(asked[0]);
  await ranked;
  expect(live.ranking).toBeNull();
});

it('says why the newest could not be ranked, until one can', async () => {
  const live = new LiveRanking();
  const failed = live.rank(counts(1));
  asked[0].settle.reject(new Error('no worker'));
  await failed;
  expect(live.failure).toEqual({ kind: 'unexpected', message: 'no worker' });
  const dropped = live.rank(counts(2));
  asked[1].settle.reject(new DOMException('newer', 'AbortError'));
  await dropped;
  expect(live.failure).not.toBeNull();
  const ranked = live.rank(counts(3));
  answer(asked[2]);
  await ranked;
  expect(live.failure).toBeNull();
});

it('has nothing to say of verdicts that were all taken back', async () => {
  const live = new LiveRanking();
  const failed = live.rank(counts(1));
  asked[0].settle.reject(new Error('no worker'));
  await failed;
  await live.rank(counts(0));
  expect(live.failure).toBeNull();
  const late = live.rank(counts(2));
  await live.rank(counts(0));
  asked[1].settle.reject(new Error('no worker'));
  await late;
  expect([live.failure, live.ranking]).toEqual([null, null]);
});
