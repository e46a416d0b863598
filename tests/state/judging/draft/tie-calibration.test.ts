import { beforeEach, expect, it, vi } from 'vitest';
import type { JudgedQuestion } from '../../../../src/core/judge/setup.ts';
import { SETUP } from '../../../storage/judging-run.ts';

interface Scored {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly question: readonly string[];
}
const at = vi.hoisted(() => ({
  scored: [] as unknown[],
  /** Waits, and fails where it rejects. */
  before: () => Promise.resolve(),
}));
vi.mock('../../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
}));
vi.mock('../../../../src/state/connections/local-calls.ts', () => ({
  // An answer is as good as the number that it says.
  async scoresOf(_judge: unknown, texts: Scored, signal: AbortSignal) {
    at.scored.push(texts);
    await at.before();
    signal.throwIfAborted();
    return { scores: [Number(texts.left[0]), Number(texts.right[0])] };
  },
}));

const { TieCalibration } =
  await import('../../../../src/state/judging/draft/tie-calibration.svelte.ts');

const [judge] = SETUP.judges;
const question = (id: string, ...answers: (string | null)[]): JudgedQuestion => ({
  ...{ id, category: null, turns: [id], reference: [] },
  answers: answers.map((answer) => (answer === null ? null : [answer])),
});

beforeEach(() => {
  Object.assign(at, { scored: [], before: () => Promise.resolve() });
});

it('scores every pair of answers that there are, and takes the share that is asked for', async () => {
  const calibration = new TieCalibration();
  const questions = [question('p', '1', null, '2'), question('q', '1', '4', '11')];
  const zone = await calibration.begin(judge, questions, 0.5);
  const pairs = at.scored as readonly Scored[];
  expect(pairs.map(({ question: [id], left, right }) => [id, left[0], right[0]].join())).toEqual([
    ...['p,1,2', 'q,1,4', 'q,1,11', 'q,4,11'],
  ]);
  // Differences are 1, 3, 10 and 7: half of them lie in a zone that holds 3 and not 7.
  expect(zone).toBeGreaterThanOrEqual(3);
  expect(zone).toBeLessThan(7);
  expect(calibration.state).toEqual({ stage: 'done', pairs: 4, tieZone: zone });
});

it('scores 60 pairs of many, spread over all', async () => {
  const questions = Array.from({ length: 200 }, (_, n) => question(String(n), '1', '2'));
  await new TieCalibration().begin(judge, questions, 0.1);
  const ids = (at.scored as readonly Scored[]).map(({ question: [id] }) => Number(id));
  expect(ids).toHaveLength(60);
  expect(new Set(ids).size).toBe(60);
  expect(ids[0]).toBeLessThan(4);
  expect(ids[59]).toBeGreaterThan(195);
});

it('says how far it is', async () => {
  const calibration = new TieCalibration();
  const seen: unknown[] = [];
  at.before = () => Promise.resolve(void seen.push(calibration.state));
  await calibration.begin(judge, [question('p', '1', '2', '3')], 0.1);
  expect(seen).toEqual([0, 1, 2].map((done) => ({ stage: 'scoring', done, total: 3 })));
});

it('stops at once, and gives no zone', async () => {
  const calibration = new TieCalibration();
  let goOn: () => void = () => undefined;
  at.before = () => new Promise((resolve) => (goOn = resolve));
  const zone = calibration.begin(judge, [question('p', '1', '2')], 0.1);
  calibration.stop();
  goOn();
  expect([await zone, calibration.state]).toEqual([null, { stage: 'idle' }]);
});

it('says why it failed', async () => {
  const calibration = new TieCalibration();
  at.before = () => Promise.reject(new Error('no room'));
  expect(await calibration.begin(judge, [question('p', '1', '2')], 0.1)).toBeNull();
  const failure = { kind: 'unexpected', message: 'no room' };
  expect(calibration.state).toEqual({ stage: 'failed', failure });
});
