import { PRACTICE_QUESTIONS } from '../../core/samples/practice.ts';
import type { RunInStore } from '../large/summary.ts';
import type { JudgingRecord, ProjectRecord, StoredData } from '../records.ts';
import type { Writing } from '../schema.ts';
import { dataFlaw, judgingFlaw, runFlaw } from '../shapes/flaws.ts';

export type OnProjects = Writing<'projects' | 'runs' | 'data' | 'judging' | 'judgingQuestions'>;

/**
 * Version 5 → 6: what belongs to no project gets one. The fits of one source are a project, so are
 * those of data without one, and those of the sample; a run of judging is a project by itself, but
 * all on the practice set are one. A project was opened when the last of what is in it was. What is
 * damaged stays as it is, without a project.
 */
export async function intoProjects(tx: OnProjects): Promise<void> {
  const made = new Map<string, ProjectRecord>();
  const join = (own: ProjectRecord): void => {
    const there = made.get(own.id);
    const last = there && there.openedAt > own.openedAt ? there : own;
    const createdAt = Math.min(own.createdAt, there?.createdAt ?? Infinity);
    made.set(own.id, { ...last, createdAt });
  };
  const runs = tx.objectStore('runs');
  for (let cursor = await runs.openCursor(); cursor; cursor = await cursor.continue()) {
    const run = cursor.value;
    if (Object.hasOwn(run, 'projects')) continue;
    // What is no key can't be looked for.
    const hash: unknown = run.dataHash;
    const data = typeof hash === 'string' ? await tx.objectStore('data').get(hash) : undefined;
    const isSound = runFlaw({ ...run, projects: [] }) === null && dataFlaw(data) === null;
    const project = isSound && data !== undefined ? projectOfFit(run, data) : null;
    await cursor.update({ ...run, projects: project === null ? [] : [project.id] });
    if (project !== null) join(project);
  }
  const judging = tx.objectStore('judging');
  for (let cursor = await judging.openCursor(); cursor; cursor = await cursor.continue()) {
    const run = cursor.value;
    if (Object.hasOwn(run, 'project')) continue;
    const isSound = judgingFlaw({ ...run, project: '' }) === null;
    const first = isSound ? await tx.objectStore('judgingQuestions').get([run.id, 0]) : undefined;
    const project = isSound ? projectOfJudging(run, first?.id) : null;
    await cursor.update({ ...run, project: project?.id ?? '' });
    if (project !== null) join(project);
  }
  const projects = tx.objectStore('projects');
  for (const project of made.values())
    if ((await projects.getKey(project.id)) === undefined) await projects.add(project);
}

function projectOfFit(run: RunInStore, data: StoredData): ProjectRecord {
  const { name, sample, source } = data;
  const createdAt = run.summary === null ? run.importedAt : run.finishedAt;
  const id = sample ?? source?.id ?? data.hash;
  return { id, name, sample, createdAt, openedAt: run.openedAt, source };
}

const PRACTICE_IDS: ReadonlySet<string> = new Set(PRACTICE_QUESTIONS.map(({ id }) => id));

/** @param question id of its first question: a run is on the practice set whole, or not at all */
function projectOfJudging(run: JudgingRecord, question: string | undefined): ProjectRecord {
  const { id, name, createdAt, openedAt } = run;
  const times = { createdAt, openedAt, source: null };
  return question !== undefined && PRACTICE_IDS.has(question)
    ? { id: 'practice', name: '', sample: 'practice', ...times }
    : { id, name, sample: null, ...times };
}
