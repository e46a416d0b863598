import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiKey } from '../../../src/core/judge/api-key.ts';
import type { Failure } from '../../../src/core/failure.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { TextChunk } from '../../../src/core/texts/keep-texts.ts';
import { writeBackup } from '../../../src/storage/archive/backup.ts';
import { restoreProjectFile } from '../../../src/storage/archive/project-restore.ts';
import { writeProject } from '../../../src/storage/archive/project-write.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { restoreArchive } from '../../../src/storage/archive/restore.ts';
import {
  addAnswers,
  changeAsking,
  deleteAsking,
  restoreAsking,
} from '../../../src/storage/asking/asking.ts';
import { noteTakenUp } from '../../../src/storage/beside/taken-up.ts';
import { endCall, noteCall, settleCalls } from '../../../src/storage/judging-calls.ts';
import {
  changeReplies,
  removeReply,
  replaceReplies,
} from '../../../src/storage/judging-changes.ts';
import { addReplies, changeRun as changeJudging } from '../../../src/storage/judging.ts';
import { createRun, deleteRun as deleteJudging } from '../../../src/storage/judging.ts';
import { forgetKey, keepKey } from '../../../src/storage/keys.ts';
import {
  changeFiles,
  changeProject,
  loadProject,
  saveProject,
} from '../../../src/storage/projects.ts';
import {
  deleteProject,
  duplicateProject,
  restoreProject,
} from '../../../src/storage/project/whole-project.ts';
import { deleteDamaged } from '../../../src/storage/repair.ts';
import { saveRun, saveUnfitted } from '../../../src/storage/project/save-runs.ts';
import {
  changeRun,
  changeUnfitted,
  deleteEverything,
  deleteRun,
} from '../../../src/storage/runs.ts';
import { saveSource } from '../../../src/storage/sources.ts';
import { dropLostTexts, dropUnusedSources } from '../../../src/storage/project/unused.ts';
import type { Schema } from '../../../src/storage/schema.ts';
import type { WholeProject } from '../../../src/storage/project/whole-project.ts';
import type { RawRecord } from '../../../src/storage/stores.ts';
import {
  deleteTexts,
  deleteTextsOfKey,
  finishTexts,
  saveChunk,
} from '../../../src/storage/texts.ts';
import { failureOf } from '../../../src/state/work/failure.ts';
import { failuresEn } from '../../../src/words/en/failures/failures.ts';
import { failuresJa } from '../../../src/words/ja/failures/failures.ts';
import { ASKED, ASKING, answerTo } from '../asking-run.ts';
import { BASE_URL, FILE, SECRET, fill, storeAgain, stored } from '../filled.ts';
import { fitted, unfitted } from '../fitted.ts';
import { fillDisk } from './full-disk.ts';
import type { Fault } from './full-disk.ts';
import { PROJECT, projectOf } from '../in-project.ts';
import { QUESTIONS, SETUP, replyTo } from '../judging-run.ts';

const AT = Date.UTC(2026, 0, 2);
let sound: RawRecord[] = [];
let runs: readonly string[] = [];
let backup = new Blob();
let file = new Blob();
const chunk: TextChunk = {
  ...{ key: FILE.key, file: FILE.file, kind: 'texts', first: 9, texts: 1 },
  bytes: Uint8Array.of(1, 2, 3),
};
let gone: WholeProject | null = null;
let ids = 0;
const newId = () => `new ${String(ids++)}`;

beforeAll(async () => {
  ({ runs } = await fill());
  await saveProject(projectOf('other'));
  const { run, data } = await unfitted();
  await saveUnfitted({ run, data });
  sound = await stored();
  backup = await writeBackup({ savedAt: AT });
  file = await writeProject(PROJECT, { savedAt: AT });
});
beforeEach(() => storeAgain(sound));
afterEach(() => vi.restoreAllMocks());

function valueOf<S extends 'sources' | 'asking'>(store: S): Schema[S]['value'] {
  return sound.find((one) => one.store === store)?.value as Schema[S]['value'];
}

/** Every function that writes, by where it stands, and how it is made to. */
export const WRITES: Readonly<Record<string, () => Promise<unknown>>> = {
  'projects.ts saveProject': () => saveProject(projectOf('new')),
  'projects.ts changeProject': () => changeProject(PROJECT, { name: 'other name' }),
  'projects.ts changeFiles': async () => {
    const { source } = (await loadProject(PROJECT)) ?? expect.fail();
    return changeFiles(PROJECT, source, { source: null });
  },
  'project/whole-project.ts duplicateProject': () =>
    duplicateProject(PROJECT, { id: 'copy', name: 'copy', createdAt: 2 }, newId),
  'project/whole-project.ts deleteProject': () => deleteProject(PROJECT),
  'project/whole-project.ts restoreProject': () => restoreProject(gone ?? expect.fail()),
  'project/save-runs.ts saveUnfitted': async () => saveUnfitted(await unfitted({}, 7), runs[0]),
  'runs.ts changeUnfitted': async () =>
    changeUnfitted((await unfitted()).run.id, { isStopped: true }),
  'project/save-runs.ts saveRun': async () => saveRun(await fitted(3)),
  'runs.ts changeRun': () => changeRun(runs[0], { name: 'other name' }),
  'runs.ts deleteRun': () => deleteRun(runs[0], PROJECT),
  'runs.ts deleteEverything': deleteEverything,
  'sources.ts saveSource': () => saveSource({ ...valueOf('sources'), savedAt: 7 }),
  'project/unused.ts dropUnusedSources': () => dropUnusedSources(AT),
  'project/unused.ts dropLostTexts': dropLostTexts,
  'texts.ts saveChunk': () => saveChunk(chunk, 'all'),
  'texts.ts finishTexts': () => finishTexts([{ ...FILE, texts: 3, bytes: 9 }], 'all'),
  'texts.ts deleteTexts': () => deleteTexts([FILE]),
  'texts.ts deleteTextsOfKey': () => deleteTextsOfKey(FILE.key),
  'judging.ts store': () =>
    createRun(
      { project: PROJECT, id: newId(), name: 'new', setup: SETUP, most: 8, createdAt: 1 },
      QUESTIONS,
    ),
  'judging.ts changeRun': () => changeJudging('j', { name: 'other name' }),
  'judging.ts deleteRun': () => deleteJudging('j'),
  'judging.ts addReplies': () =>
    addReplies('j', [
      replyTo({ question: 1, judge: 1 }),
      replyTo({ question: 1, left: 1, right: 2 }),
    ]),
  'judging-changes.ts removeReply': () => removeReply('j', replyTo({})),
  'judging-changes.ts changeReplies': () =>
    changeReplies('j', [replyTo({ outcome: Outcome.right })], [null, null]),
  'judging-changes.ts replaceReplies': () =>
    replaceReplies('j', 0, [replyTo({ left: 2, right: 1 })], 5),
  'asking/asking.ts changeAsking': () => changeAsking('a', { name: 'other name' }),
  'asking/asking.ts deleteAsking': () => deleteAsking('a'),
  'asking/asking.ts restoreAsking': () => {
    const record = { ...valueOf('asking'), ...ASKING, id: newId() };
    return restoreAsking({ record, questions: ASKED, answers: [answerTo({})] });
  },
  'asking/asking.ts addAnswers': () =>
    addAnswers('a', [answerTo({ question: 1 }), answerTo({ text: 'again' })], [answerTo({})]),
  'beside/taken-up.ts noteTakenUp': () => noteTakenUp('j'),
  'beside/calls-under-way.ts noteCallAt': () => noteCall('j', replyTo({ left: 2, right: 1 }), 1),
  'beside/calls-under-way.ts endCallAt': () =>
    endCall('j', replyTo({ question: 1, judge: 1 }), 0.1),
  'beside/calls-under-way.ts settleCallsOf': () => settleCalls('j'),
  'keys.ts keepKey': () => keepKey(BASE_URL, new ApiKey(SECRET), null),
  'keys.ts forgetKey': () => forgetKey(BASE_URL),
  'repair.ts deleteDamaged': () =>
    deleteDamaged({ store: 'judging', key: 'j', name: '', flaw: { kind: 'orphan' } }),
};

/** What some of them find that is not there else. */
const BEFORE: Readonly<Record<string, () => Promise<unknown>>> = {
  'project/whole-project.ts restoreProject': async () => {
    gone = await deleteProject(PROJECT);
  },
  'project/unused.ts dropUnusedSources': () =>
    storeAgain(sound.filter(({ store }) => store !== 'projects' && store !== 'data')),
  'project/unused.ts dropLostTexts': () =>
    storeAgain(sound.filter(({ store }) => store !== 'sources')),
  'beside/taken-up.ts noteTakenUp': () => removeReply('j', replyTo({})),
};

/** What was said of a disk that is full: what happened, and what to do now. */
function expectSaid(failure: Failure): void {
  const english = failuresEn.failure(failure);
  expect(english).toMatch(/storage is (too )?full/);
  expect(english).toMatch(/delete .*, then/i);
  expect(failuresJa.failure(failure)).toMatch(/削除してから/);
}

/** Whatever is written on a disk that is full in these ways. */
export function fillsUp(faults: readonly Fault[]): void {
  describe.each(faults)('a disk that is full (%s)', (fault) => {
    it.each(Object.entries(WRITES))('leaves %s undone, whole', async (name, work) => {
      await BEFORE[name]?.();
      const before = await stored();
      for (let from = 1; ; from++) {
        const writes = fillDisk(fault, from);
        const failure = await work().then(() => null, failureOf);
        vi.restoreAllMocks();
        if (failure === null) {
          // Not before it has failed at its first write.
          expect(from).toBeGreaterThan(1);
          expect(writes()).toBe(from - 1);
          break;
        }
        expect(failure).toEqual({ kind: 'quota-exceeded' });
        expectSaid(failure);
        expect(await stored()).toEqual(before);
      }
      expect(await stored()).not.toEqual(before);
    });

    it('opens no part of a project file, and opens it once there is room', async () => {
      await deleteEverything();
      for (let from = 1; ; from++) {
        const archive = await readArchive(file, 'project', {});
        fillDisk(fault, from);
        const failure = await restoreProjectFile(archive, newId, {}).then(() => null, failureOf);
        vi.restoreAllMocks();
        if (failure === null) break;
        expect(failure).toEqual({ kind: 'project-file', reason: 'no-room' });
        expectSaid(failure);
      }
      const own = await writeProject(PROJECT, { savedAt: AT });
      expect(
        Buffer.from(await own.arrayBuffer()).equals(Buffer.from(await file.arrayBuffer())),
      ).toBe(true);
    });

    it('restores some of a backup, each record of it whole, and the rest once there is room', async () => {
      await deleteEverything();
      const archive = await readArchive(backup, 'backup', {});
      const kept = sound.filter(({ store }) => store !== 'keys');
      for (const from of [1, 2, 9, 17]) {
        fillDisk(fault, from);
        const failure = await restoreArchive(archive, {}).then(() => null, failureOf);
        vi.restoreAllMocks();
        expect(failure).toEqual({ kind: 'quota-exceeded' });
        for (const record of await stored()) expect(kept).toContainEqual(record);
      }
      await restoreArchive(archive, {});
      expect(await stored()).toEqual(kept);
    });
  });
}
