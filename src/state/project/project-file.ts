import { CaravanError } from '../../core/failure.ts';
import { isReport, REPORT_START_BYTES } from '../../core/publish/report/report-start.ts';
import { newId } from '../work/new-id.ts';

/** How far the work with a project file is, and what stops it. */
export interface FileWork {
  readonly signal?: AbortSignal;
  /** In records; while a file is checked in bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the names of project files end in. */
export const PROJECT_FILE = '.caravan';

/**
 * A project with all that belongs to it, but keys, as one file.
 * @throws CaravanError `project-gone`, `project-file`, `storage`, `storage-closed`
 */
export async function exportProject(id: string, work: FileWork = {}): Promise<Blob> {
  const { writeProject } = await import('../../storage/archive/project-write.ts');
  return writeProject(id, { savedAt: Date.now(), ...work });
}

/**
 * Stores the project of a file, or of a report that carries one, beside those that are there, or nothing of it. What is stored of it
 * already, the same, is not stored again.
 * @returns the id of the project
 * @throws CaravanError `project-file`, `storage`, `storage-closed`
 */
export async function importProject(file: Blob, work: FileWork = {}): Promise<string> {
  const { readArchive } = await import('../../storage/archive/read.ts');
  const { restoreProjectFile } = await import('../../storage/archive/project-restore.ts');
  const archive = await readArchive(await carriedIn(file), 'project', work);
  const { beforeSource } = await import('../runs/tidying.ts');
  return beforeSource(() => restoreProjectFile(archive, newId, work));
}

/**
 * Whether a file is a project, or calls itself one; some systems rename it to what it is made of. A
 * report is one too, whatever it is called.
 */
export async function isProjectFile(file: Blob, name: string): Promise<boolean> {
  const lower = name.toLowerCase();
  if (lower.endsWith(PROJECT_FILE) || (await isReportFile(file))) return true;
  if (!lower.endsWith('.zip')) return false;
  const { archiveKindOf } = await import('../../storage/archive/read.ts');
  return (await archiveKindOf(file)) === 'project';
}

async function isReportFile(file: Blob): Promise<boolean> {
  return isReport(new Uint8Array(await file.slice(0, REPORT_START_BYTES).arrayBuffer()));
}

/** The project file itself. */
async function carriedIn(file: Blob): Promise<Blob> {
  if (!(await isReportFile(file))) return file;
  const { projectIn } = await import('../../core/publish/report/report-file.ts');
  const carried = projectIn(await file.text());
  if (carried === null) throw new CaravanError({ kind: 'project-file', reason: 'no-project' });
  return new Blob([carried]);
}
