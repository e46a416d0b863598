import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CaravanError } from '../../src/core/failure.ts';
import type { StoreName } from '../../src/core/failure.ts';
import { openChunk } from '../../src/core/texts/text-chunk.ts';
import { ITEM_PARTS } from '../../src/core/table/record-texts.ts';
import { listAskings, loadAsking } from '../../src/storage/asking/asking.ts';
import { settleCalls as settleAsked } from '../../src/storage/asking/calls.ts';
import {
  answersInParts,
  askedInParts,
  loadAnswer,
  loadAsked,
} from '../../src/storage/asking/parts.ts';
import { checkAll } from '../../src/storage/check/all.ts';
import type { DamagedRecord } from '../../src/storage/damage.ts';
import { rawDatabase } from '../../src/storage/database.ts';
import { settleCalls } from '../../src/storage/judging-calls.ts';
import {
  loadQuestion,
  loadReply,
  questionsInParts,
  repliesInParts,
} from '../../src/storage/judging-parts.ts';
import { listRuns as listJudging, loadRun as loadJudging } from '../../src/storage/judging.ts';
import { listKeptKeys, openKey } from '../../src/storage/keys.ts';
import { listProjects, loadProject } from '../../src/storage/projects.ts';
import { headOf } from '../../src/storage/record-checks.ts';
import { listRuns } from '../../src/storage/project/list-runs.ts';
import { changeRun, loadRun } from '../../src/storage/runs.ts';
import { loadSource } from '../../src/storage/sources.ts';
import { dropUnusedSources } from '../../src/storage/project/unused.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import { keptTexts, loadRecord, packedChunks } from '../../src/storage/texts.ts';
import { benchmarkIn, tableIn } from '../../workers/blobs.ts';
import { DEEP_KINDS, KINDS, withoutHashes } from './damage-kinds.ts';
import { checked, flawOfBlobs } from './repair/checked.ts';
import { BASE_URL, FILE, PASSPHRASE, agrees, fill, storeAgain, stored } from './filled.ts';
import { answerTo } from './asking-run.ts';
import { replyTo } from './judging-run.ts';
import { PROJECT } from './in-project.ts';

let sound: RawRecord[] = [];
let runs: readonly string[] = [];

beforeAll(async () => {
  ({ runs } = await fill());
  sound = await stored();
});

/**
 * Everything that the page reads, one after the other; gives what was said of damage.
 * @param opensKeys which takes long, as it should
 */
async function readAll(opensKeys = false): Promise<StoreName[]> {
  const said: StoreName[] = [];
  const note = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CaravanError)) throw error;
      expect(error.failure).toMatchObject({ kind: 'damaged-record' });
      if (error.failure.kind === 'damaged-record') said.push(error.failure.store);
    }
  };
  const all = async (parts: AsyncIterable<unknown>): Promise<void> => {
    for await (const part of parts) expect(part).toBeDefined();
  };
  said.push(...(await listProjects()).damaged.map(({ store }) => store));
  await note(() => loadProject(PROJECT));
  said.push(...(await listRuns(PROJECT)).damaged.map(({ store }) => store));
  for (const id of runs) await note(() => loadRun(id, agrees));
  await dropUnusedSources(0);
  await note(async () => {
    const source = await loadSource('s');
    if (!source) return;
    await tableIn(source.table);
    await benchmarkIn(source.benchmark);
  });
  await note(() => keptTexts([FILE]));
  await note(async () => {
    for await (const bytes of packedChunks(FILE, 'records'))
      await openChunk(bytes, ITEM_PARTS.records);
  });
  await note(() => loadRecord(FILE, 0));
  said.push(...(await listJudging(PROJECT)).damaged.map(({ store }) => store));
  await note(() => loadJudging('j'));
  await note(() => all(questionsInParts('j')));
  await note(() => all(repliesInParts('j')));
  await note(() => loadQuestion('j', 0));
  await note(() => loadReply('j', replyTo({})));
  await note(() => settleCalls('j'));
  said.push(...(await listAskings('p')).damaged.map(({ store }) => store));
  await note(() => loadAsking('a'));
  await note(() => all(askedInParts('a')));
  await note(() => all(answersInParts('a')));
  await note(() => loadAsked('a', 0));
  await note(() => loadAnswer('a', answerTo({})));
  await note(() => settleAsked('a'));
  if ((await listKeptKeys()).some(({ lock }) => lock === null)) said.push('keys');
  if (opensKeys) await note(() => openKey(BASE_URL, PASSPHRASE));
  return said;
}

describe('a sound database', () => {
  it('has nothing to tell', async () => {
    await storeAgain(sound);
    expect(await checked()).toEqual([]);
    expect(await readAll(true)).toEqual([]);
  });

  it('of runs that were stored before hashes were has nothing to tell, and has them then', async () => {
    await storeAgain(withoutHashes(sound));
    expect(await checked()).toEqual([]);
    expect(await readAll()).toEqual([]);
    const hashed = (await stored()).filter(({ store }) => store === 'runs');
    expect(hashed).toEqual(sound.filter(({ store }) => store === 'runs'));
  });

  it('goes on as it was after a change of its runs', async () => {
    await storeAgain(sound);
    await changeRun(runs[0], { name: 'mine', openedAt: 9 });
    expect(await readAll()).toEqual([]);
  });
});

describe('damage', () => {
  it('is of many kinds, each of which is tried once', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(76);
    expect(new Set(KINDS.map(([store, what]) => `${store} ${what}`)).size).toBe(KINDS.length);
  });

  it.each(KINDS)('of %s: %s', async (store, _what, damage) => {
    await storeAgain(damage(structuredClone(sound)));
    const found = await checked();
    expect(found.map((one) => one.store)).toContain(store);
    const said = await readAll(store === 'keys');
    expect(said).not.toEqual([]);
    // What is said of names and fields is text, whatever stands there.
    for (const { name, flaw } of found) {
      expect(name).toBeTypeOf('string');
      expect(flaw.kind).toBeTypeOf('string');
    }
  });

  it.each(DEEP_KINDS)('of %s: %s, is told by the check', async (store, _what, damage) => {
    await storeAgain(damage(structuredClone(sound)));
    expect((await checked()).map((one) => one.store)).toContain(store);
    expect(await readAll()).toEqual([]);
  });

  it('of one run leaves the other as it was', async () => {
    const [store, , damage] = KINDS.find(([of]) => of === 'runs') ?? expect.fail();
    await storeAgain(damage(structuredClone(sound)));
    expect(store).toBe('runs');
    // A page that has listed both reads what has changed, which damage does not tell.
    vi.resetModules();
    const { listRuns } = await import('../../src/storage/project/list-runs.ts');
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
    await storeAgain(sound.filter((record) => record.store !== owner));
    const found = (await checked()).filter((one) => one.store === store);
    expect(found.map(({ flaw }) => flaw)).toEqual(Array(times).fill({ kind: 'orphan' }));
  });

  it('sources that no data use are told, unless they are new', async () => {
    const users = new Set(['projects', 'data', 'runs']);
    await storeAgain(sound.filter(({ store }) => !users.has(store)));
    expect(await checked()).toContainEqual(
      expect.objectContaining({ store: 'sources', flaw: { kind: 'orphan' } }),
    );
    const found: DamagedRecord[] = [];
    for await (const part of checkAll({ agrees, flawOfBlobs }, 0)) found.push(...part.found);
    expect(found.some(({ store }) => store === 'sources')).toBe(false);
  });

  it('sources that a project uses, or may use, are not told', async () => {
    const rest = sound.filter(({ store }) => store !== 'data' && store !== 'runs');
    await storeAgain(rest);
    expect((await checked()).map(({ store }) => store)).not.toContain('sources');
    const damaged = rest.map((one) =>
      one.store === 'projects' ? { ...one, value: { id: one.key } } : one,
    );
    await storeAgain(damaged);
    expect((await checked()).map(({ store }) => store)).not.toContain('sources');
  });

  it('says how far it is, and ends at the end', async () => {
    await storeAgain(sound);
    const dones: number[] = [];
    for await (const { done, total } of checkAll({ agrees, flawOfBlobs }, 2)) {
      expect(total).toBe(sound.length);
      dones.push(done);
    }
    expect(dones).toEqual([...dones].sort((a, b) => a - b));
    expect(dones.at(-1)).toBe(sound.length);
    expect(await (await rawDatabase()).count('runs')).toBe(2);
  });
});
