import { beforeEach, expect, it, vi } from 'vitest';
import type { DamagedRecord } from '../../../src/state/runs/repair.svelte.ts';
import type { CheckProgress } from '../../../src/storage/check/all.ts';

const at = vi.hoisted(() => ({
  parts: (): AsyncIterable<unknown> => expect.fail(),
  before: 0,
  deleted: [] as unknown[],
  reloads: 0,
  deletes: () => Promise.resolve(),
  exports: (): Promise<unknown> => Promise.resolve('file'),
}));
vi.mock('../../../src/jobs.ts', () => ({ isAbort: () => false }));
vi.mock('../../../src/storage/check/all.ts', () => ({
  checkAll: (_deep: unknown, before: number) => {
    at.before = before;
    return at.parts();
  },
}));
vi.mock('../../../src/storage/repair.ts', () => ({
  canExport: () => true,
  exportDamaged: () => at.exports(),
  deleteDamaged: (one: unknown) => {
    at.deleted.push(one);
    return at.deletes();
  },
}));
vi.mock('../../../src/state/runs/tidying.ts', () => ({ DAY: 1000 }));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  drawsAgree: null,
  runs: { reload: () => Promise.resolve(at.reloads++) },
}));

const { repair } = await import('../../../src/state/runs/repair.svelte.ts');

const damaged = (key: string): DamagedRecord => ({ store: 'draws', key, flaw: 'lost' }) as never;
const [A, B] = [damaged('a'), damaged('b')];
const part = (done: number, ...found: DamagedRecord[]): CheckProgress => ({
  ...{ done, total: 3, found },
});
const FAILED = { stage: 'failed', failure: { kind: 'unexpected', message: 'no' } };
const no = () => Promise.reject(new Error('no'));

/** A look that waits for nobody. */
async function* atOnce(...parts: CheckProgress[]): AsyncGenerator<CheckProgress> {
  for (const one of parts) yield await Promise.resolve(one);
}

/** A look that goes part by part, each when the test says so. */
function inParts(...parts: CheckProgress[]): { next: () => void } {
  const steps: (() => void)[] = [];
  at.parts = async function* () {
    for (const one of parts) {
      await new Promise<void>((go) => steps.push(go));
      yield one;
    }
  };
  return { next: () => steps.shift()?.() };
}
const settled = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  Object.assign(at, { deleted: [], reloads: 0 });
  at.deletes = () => Promise.resolve();
  at.parts = () => atOnce(part(3, A));
});

it('gathers what is damaged, and says how far it has looked', async () => {
  vi.spyOn(Date, 'now').mockReturnValueOnce(5000);
  const look = inParts(part(1, A), part(2), part(3, B));
  const done = repair.check();
  expect(repair.state).toMatchObject({ stage: 'checking', progress: { done: 0, total: 0 } });
  look.next();
  await settled();
  expect(repair.state).toMatchObject({ stage: 'checking', progress: { done: 1, total: 3 } });
  expect(repair.found).toEqual([A]);
  look.next();
  await settled();
  look.next();
  await done;
  expect([repair.state, repair.found]).toEqual([{ stage: 'checked', isWhole: true }, [A, B]]);
  // What was saved within a day may yet be used.
  expect(at.before).toBe(4000);
});

it('stops, and keeps what was found so far', async () => {
  const look = inParts(part(1, A), part(2, B));
  const done = repair.check();
  look.next();
  await settled();
  repair.stop();
  expect(repair.state).toEqual({ stage: 'checked', isWhole: false });
  look.next();
  await done;
  expect([repair.state, repair.found]).toEqual([{ stage: 'checked', isWhole: false }, [A]]);
});

it('forgets what an earlier look found', async () => {
  await repair.check();
  at.parts = () => atOnce(part(3));
  await repair.check();
  expect(repair.found).toEqual([]);
});

it('says why it can’t look', async () => {
  at.parts = async function* () {
    yield* atOnce(part(1, A));
    await no();
  };
  await repair.check();
  expect([repair.state, repair.found]).toEqual([FAILED, [A]]);
});

it('deletes what is damaged, and looks again at what that leaves behind', async () => {
  await repair.delete([A, B]);
  expect([at.deleted, at.reloads, repair.state]).toEqual([
    ...[[A, B], 1, { stage: 'checked', isWhole: true }],
  ]);
});

it('does not look again where something can’t be deleted, and says why', async () => {
  at.deletes = no;
  await repair.delete([A, B]);
  expect([at.deleted, at.reloads, repair.state]).toEqual([[A], 0, FAILED]);
});

it('gives what is damaged as a file, or says why not', async () => {
  expect(await repair.exported([A])).toBe('file');
  at.exports = no;
  expect(await repair.exported([A])).toBeNull();
  expect(repair.state).toEqual(FAILED);
});
