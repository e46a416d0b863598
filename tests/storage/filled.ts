/** A database in which something lies in every store, all of it sound. */
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { ApiKey } from '../../src/core/judge/api-key.ts';
import { judgmentTotal } from '../../src/core/table/counts.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { isSummaryOf } from '../../src/core/posterior/ranking/summary-of.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { tableParts } from '../../src/core/table/table-bytes.ts';
import { keepTexts } from '../../src/core/texts/keep-texts.ts';
import type { DrawsCheck } from '../../src/storage/records.ts';
import { rawDatabase } from '../../src/storage/database.ts';
import { fingerprintOfCounts, fingerprintOfRun } from '../../src/storage/fingerprint.ts';
import { addAnswers, createAsking } from '../../src/storage/asking/asking.ts';
import { noteCall as noteAsked } from '../../src/storage/asking/calls.ts';
import { noteCall } from '../../src/storage/judging-calls.ts';
import { addReplies, createRun } from '../../src/storage/judging.ts';
import { keepKey } from '../../src/storage/keys.ts';
import { saveProject } from '../../src/storage/projects.ts';
import { saveRun } from '../../src/storage/project/save-runs.ts';
import { saveSource } from '../../src/storage/sources.ts';
import { recordsOf } from '../../src/storage/all-records.ts';
import { STORES, isStoreName } from '../../src/storage/stores.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import { finishTexts, saveChunk } from '../../src/storage/texts.ts';
import { textSource } from '../core/formats/sources.ts';
import { ASKED, ASKING, answerTo } from './asking-run.ts';
import { QUESTIONS, SETUP, replyTo } from './judging-run.ts';
import { PROJECT, projectOf } from './in-project.ts';

export const FILE = { key: 'k', file: 'pairs.jsonl' };
export const BASE_URL = 'https://one.example.org/v1';
export const PASSPHRASE = 'a passphrase';
export const SECRET = 'sk-test-0123456789abcdef';

/** As the page asks a worker. */
export const agrees: DrawsCheck = ({ summary }, draws) =>
  Promise.resolve(isSummaryOf(summary, draws));

const LINES = [
  ['a', 'b', 1],
  ['b', 'c', 1],
  ['a', 'c', 2],
  ['c', 'a', 1],
  ['b', 'a', 3],
].map(([model1_id, model2_id, winner], row) =>
  JSON.stringify({ question_id: row, model1_id, model2_id, winner, judgment: `because ${row}` }),
);

/** A project with two runs of the same data, by other seeds, and a run of judging. */
export async function fill(): Promise<{ readonly runs: readonly string[] }> {
  const source = () => ({ ...textSource(`${LINES.join('\n')}\n`, FILE.file), key: FILE.key });
  const read = await importJudgments([source()], { format: null, base: null, edits: NO_EDITS });
  const { table, benchmark, files, duplicates } = read.read;
  await saveSource({
    id: 's',
    table: new Blob(tableParts(table)),
    benchmark: new Blob([JSON.stringify(benchmark)]),
    files,
    savedAt: 1,
  });
  const kept = await keepTexts([source()], { parts: 'all' }, async ({ chunk }) => {
    if (chunk !== null) await saveChunk(chunk, 'all');
  });
  await finishTexts(kept, 'all');
  const { counts, removed, outline } = read;
  const data = {
    hash: await fingerprintOfCounts(counts),
    name: 'pairs',
    sample: null,
    counts,
    source: { id: 's', files, duplicates, edits: NO_EDITS, removed, outline },
  };
  await saveProject(projectOf(PROJECT, { source: data.source }));
  const runs: string[] = [];
  for (const seed of [1, 2]) {
    const sampler = { ...DEFAULT_SAMPLER, chains: 2, draws: 100, warmup: 50, seed };
    const intervals = { narrow: 0.68, wide: 0.95 };
    const { draws, summary } = fitAll(counts, DEFAULT_MODEL, sampler, intervals);
    const about = { dataHash: data.hash, model: DEFAULT_MODEL, sampler, summary };
    const id = await fingerprintOfRun(about);
    const times = { elapsed: 5, finishedAt: seed, openedAt: seed, projects: [PROJECT] };
    const name = `fit ${String(seed)}`;
    const judgments = judgmentTotal(counts);
    const run = { ...about, ...times, id, name, dataName: 'pairs', judgments };
    await saveRun({ run, data, draws });
    runs.push(id);
  }
  await createRun(
    { project: PROJECT, id: 'j', name: 'session', setup: SETUP, most: 8, createdAt: 1 },
    QUESTIONS,
  );
  await addReplies('j', [replyTo({}), replyTo({ judge: 1 }), replyTo({ question: 1 })]);
  await noteCall('j', replyTo({ question: 1, judge: 1 }), 0.5);
  await createAsking({ ...ASKING, project: PROJECT }, ASKED);
  await addAnswers('a', [answerTo({}), answerTo({ model: 1 })]);
  await noteAsked('a', answerTo({ question: 1 }), 0.25);
  await keepKey(BASE_URL, new ApiKey(SECRET), PASSPHRASE);
  return { runs };
}

/** All that is stored. */
export async function stored(): Promise<RawRecord[]> {
  const found: RawRecord[] = [];
  for (const store of Object.keys(STORES).filter(isStoreName))
    for await (const part of recordsOf(store)) found.push(...part);
  return found;
}

/** Puts records in the place of all that is stored. */
export async function storeAgain(records: readonly RawRecord[]): Promise<void> {
  const db = await rawDatabase();
  const tx = db.transaction(Object.keys(STORES), 'readwrite');
  for (const name of tx.objectStoreNames) void tx.objectStore(name).clear();
  for (const { store, key, value } of records)
    void tx.objectStore(store).put(value, STORES[store].keyPath ? undefined : key);
  await tx.done;
}
