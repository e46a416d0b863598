import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import {
  exportProject,
  importProject,
  isProjectFile,
} from '../../../src/state/project/project-file.ts';
import { loadProject } from '../../../src/storage/projects.ts';
import { deleteEverything, loadRun } from '../../../src/storage/runs.ts';
import { agrees, fill } from '../../storage/filled.ts';
import { PROJECT } from '../../storage/in-project.ts';

beforeEach(deleteEverything);

it('a project leaves as a file, and comes back where it is gone', async () => {
  const { runs } = await fill();
  const file = await exportProject(PROJECT);
  await deleteEverything();
  const dones: number[] = [];
  const id = await importProject(file, { onProgress: (done, total) => dones.push(done / total) });
  expect(id).toBe(PROJECT);
  expect(dones.at(-1)).toBe(1);
  expect(await loadProject(id)).toMatchObject({ source: { id: 's' } });
  expect(await loadRun(runs[0], agrees)).toMatchObject({ draws: {}, run: { projects: [PROJECT] } });
  expect(await importProject(file)).toBe(id);
});

it('a file is a project by its name, or by what it says', async () => {
  await fill();
  const file = await exportProject(PROJECT);
  expect(await isProjectFile(file, 'renamed.zip')).toBe(true);
  expect(await isProjectFile(file.slice(0, 90), 'cut off.CARAVAN')).toBe(true);
  expect(await isProjectFile(file.slice(0, 90), 'cut off.zip')).toBe(false);
  expect(await isProjectFile(new Blob(['a,b']), 'a.csv')).toBe(false);
});
