import { CaravanError } from '../../../core/failure.ts';
import { readResult } from '../../../core/judge/study/result-file.ts';
import { listRuns } from '../../../storage/judging.ts';
import { openProject } from '../../project/open-project.svelte.ts';
import { judging, runHref } from '../judging.svelte.ts';

/**
 * Reads what a rater has saved into the study of the open project that it is of.
 * @throws CaravanError `study-file` and what storage throws
 */
export async function takeResult(text: string) {
  const result = readResult(text);
  if (typeof result === 'string') throw new CaravanError({ kind: 'study-file', reason: result });
  const { sound } = await listRuns(openProject.id);
  const record = sound.find(
    ({ project, setup: { plan } }) =>
      project === openProject.id && plan.kind === 'study' && plan.id === result.study,
  );
  const run = record && (await judging.openRun(record.id));
  if (!run?.study) throw new CaravanError({ kind: 'study-file', reason: 'other-project' });
  await run.study.take(result);
  await judging.runs.refresh();
  const rater = run.record.setup.judges[result.rater].name;
  const { pairs: total, verdicts } = result;
  return { rater, done: verdicts.length, total, href: runHref(run.record.id) };
}
