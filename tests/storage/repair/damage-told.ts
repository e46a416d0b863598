import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { StoreName } from '../../../src/core/failure.ts';
import { openChunk } from '../../../src/core/texts/text-chunk.ts';
import { ITEM_PARTS } from '../../../src/core/table/record-texts.ts';
import { listAskings, loadAsking } from '../../../src/storage/asking/asking.ts';
import { settleCalls as settleAsked } from '../../../src/storage/asking/calls.ts';
import {
  answersInParts,
  askedInParts,
  loadAnswer,
  loadAsked,
} from '../../../src/storage/asking/parts.ts';
import { settleCalls } from '../../../src/storage/judging-calls.ts';
import {
  loadQuestion,
  loadReply,
  questionsInParts,
  repliesInParts,
} from '../../../src/storage/judging-parts.ts';
import { listRuns as listJudging, loadRun as loadJudging } from '../../../src/storage/judging.ts';
import { listKeptKeys, openKey } from '../../../src/storage/keys.ts';
import { listProjects, loadProject } from '../../../src/storage/projects.ts';
import { listRuns } from '../../../src/storage/project/list-runs.ts';
import { loadRun } from '../../../src/storage/runs.ts';
import { loadSource } from '../../../src/storage/sources.ts';
import { dropUnusedSources } from '../../../src/storage/project/unused.ts';
import type { RawRecord } from '../../../src/storage/stores.ts';
import { keptTexts, loadRecord, packedChunks } from '../../../src/storage/texts.ts';
import { benchmarkIn, tableIn } from '../../../workers/blobs.ts';
import type { DamageKind } from '../damage-kinds.ts';
import { DEEP_KINDS, KINDS } from '../damage-kinds.ts';
import { checked } from './checked.ts';
import { BASE_URL, FILE, PASSPHRASE, agrees, fill, storeAgain, stored } from '../filled.ts';
import { answerTo } from '../asking-run.ts';
import { replyTo } from '../judging-run.ts';
import { PROJECT } from '../in-project.ts';

/** What is stored, sound, and its runs. */
export const whole = { sound: [] as RawRecord[], runs: [] as readonly string[] };

beforeAll(async () => {
  whole.runs = (await fill()).runs;
  whole.sound = await stored();
});

/**
 * Everything that the page reads, one after the other; gives what was said of damage.
 * @param opensKeys which takes long, as it should
 */
export async function readAll(opensKeys = false): Promise<StoreName[]> {
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
  for (const id of whole.runs) await note(() => loadRun(id, agrees));
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

/** Every other kind of damage, from the first or the second. */
export function halves(from: 0 | 1): readonly [DamageKind[], DamageKind[]] {
  const half = (kinds: readonly DamageKind[]) => kinds.filter((_, at) => at % 2 === from);
  return [half(KINDS), half(DEEP_KINDS)];
}

/** Each of these kinds is told by who reads what is damaged, or, where it is deep, by the check. */
export function tellsOf(kinds: readonly DamageKind[], deep: readonly DamageKind[]): void {
  it.each(kinds)('of %s: %s', async (store, _what, damage) => {
    await storeAgain(damage(structuredClone(whole.sound)));
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

  it.each(deep)('of %s: %s, is told by the check', async (store, _what, damage) => {
    await storeAgain(damage(structuredClone(whole.sound)));
    expect((await checked()).map((one) => one.store)).toContain(store);
    expect(await readAll()).toEqual([]);
  });
}
