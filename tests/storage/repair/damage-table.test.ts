import { describe, expect, it, vi } from 'vitest';
import { checkAll } from '../../../src/storage/check/all.ts';
import type { DamagedRecord } from '../../../src/storage/damage.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import { headOf } from '../../../src/storage/record-checks.ts';
import { changeRun, loadRun } from '../../../src/storage/runs.ts';
import { KINDS, withoutHashes } from '../damage-kinds.ts';
import { checked, flawOfBlobs } from './checked.ts';
import { agrees, storeAgain, stored } from '../filled.ts';
import { PROJECT } from '../in-project.ts';
import { whole, readAll, halves, tellsOf } from './damage-told.ts';

describe('a sound database', () => {
  it('has nothing to tell', async () => {
    await storeAgain(whole.sound);
    expect(await checked()).toEqual([]);
    expect(await readAll(true)).toEqual([]);
  });

  it('of runs that were stored before hashes were has nothing to tell, and has them then', async () => {
    await storeAgain(withoutHashes(whole.sound));
    expect(await checked()).toEqual([]);
    expect(await readAll()).toEqual([]);
    const hashed = (await stored()).filter(({ store }) => store === 'runs');
    expect(hashed).toEqual(whole.sound.filter(({ store }) => store === 'runs'));
  });

  it('goes on as it was after a change of its runs', async () => {
    await storeAgain(whole.sound);
    await changeRun(whole.runs[0], { name: 'mine', openedAt: 9 });
    expect(await readAll()).toEqual([]);
  });
});

describe('damage', () => {
  it('is of many kinds, each of which is tried once', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(76);
    expect(new Set(KINDS.map(([store, what]) => `${store} ${what}`)).size).toBe(KINDS.length);
  });

  tellsOf(...halves(0));

  it('of one run leaves the other as it was', async () => {
    const [store, , damage] = KINDS.find(([of]) => of === 'runs') ?? expect.fail();
    await storeAgain(damage(structuredClone(whole.sound)));
    expect(store).toBe('runs');
    // A page that has listed both reads what has changed, which damage does not tell.
    vi.resetModules();
    const { listRuns } = await import('../../../src/storage/project/list-runs.ts');
    const { sound: listed, damaged } = await listRuns(PROJECT);
    expect(listed).toHaveLength(1);
    expect(damaged).toHaveLength(1);
    const left = await loadRun(listed[0].id, agrees);
    expect(left && headOf(left.run)).toEqual(listed[0]);
  });
});

describe('what belongs to nothing', () => {
  it.each([
    ['draws', 'runs', 2],
    ['texts', 'sources', 1],
    ['judgingQuestions', 'judging', 1],
    ['replies', 'judging', 1],
    ['calls', 'judging', 1],
    ['askedQuestions', 'asking', 1],
    ['answers', 'asking', 1],
    ['askCalls', 'asking', 1],
  ] as const)('%s without %s are told', async (store, owner, times) => {
    await storeAgain(whole.sound.filter((record) => record.store !== owner));
    const found = (await checked()).filter((one) => one.store === store);
    expect(found.map(({ flaw }) => flaw)).toEqual(Array(times).fill({ kind: 'orphan' }));
  });

  it('sources that no data use are told, unless they are new', async () => {
    const users = new Set(['projects', 'data', 'runs']);
    await storeAgain(whole.sound.filter(({ store }) => !users.has(store)));
    expect(await checked()).toContainEqual(
      expect.objectContaining({ store: 'sources', flaw: { kind: 'orphan' } }),
    );
    const found: DamagedRecord[] = [];
    for await (const part of checkAll({ agrees, flawOfBlobs }, 0)) found.push(...part.found);
    expect(found.some(({ store }) => store === 'sources')).toBe(false);
  });

  it('sources that a project uses, or may use, are not told', async () => {
    const rest = whole.sound.filter(({ store }) => store !== 'data' && store !== 'runs');
    await storeAgain(rest);
    expect((await checked()).map(({ store }) => store)).not.toContain('sources');
    const damaged = rest.map((one) =>
      one.store === 'projects' ? { ...one, value: { id: one.key } } : one,
    );
    await storeAgain(damaged);
    expect((await checked()).map(({ store }) => store)).not.toContain('sources');
  });

  it('says how far it is, and ends at the end', async () => {
    await storeAgain(whole.sound);
    const dones: number[] = [];
    for await (const { done, total } of checkAll({ agrees, flawOfBlobs }, 2)) {
      expect(total).toBe(whole.sound.length);
      dones.push(done);
    }
    expect(dones).toEqual([...dones].sort((a, b) => a - b));
    expect(dones.at(-1)).toBe(whole.sound.length);
    expect(await (await rawDatabase()).count('runs')).toBe(2);
  });
});
