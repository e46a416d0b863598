import type { Arguments } from '../arguments.ts';
import { say } from '../file-messages.ts';
import { writeProjectFile } from '../project-output.ts';
import { writeHtmlReport } from '../reports/html-report.ts';
import { fitCounts } from './fit-meant.ts';
import type { MeantFit } from './fit-meant.ts';
import { wholeCounts } from './meant-judgments.ts';
import type { MeantJudgments } from './meant-judgments.ts';
import type { FilesToRank } from './read-files.ts';

const PROJECT_OF_ALL =
  'The project holds all judgments and their ranking; the page filters them as --where does, and adjusts as --style.';

/** Writes `--project`, which holds the ranking of all judgments, whatever is printed. */
export async function writeProject(
  files: FilesToRank,
  meant: MeantJudgments,
  { chosen, sampler, summary, draws, fitTime }: MeantFit,
  now: () => number,
): Promise<void> {
  const { asked, sources, read } = files;
  if (asked.project === null) return;
  const run = { model: chosen, sampler, summary, elapsed: fitTime };
  const isWhole = isOfAll(meant);
  if (!isWhole) say(PROJECT_OF_ALL);
  const fit = isWhole
    ? { counts: meant.counts, run, draws }
    : fitCounts(asked, wholeCounts(files), now);
  await writeProjectFile(asked.project, { sources, read, asked, ...fit, at: now() });
}

/** Writes `--report FILE.html`. */
export async function writeReport(
  files: FilesToRank,
  meant: MeantJudgments,
  { chosen, sampler, draws, summary }: MeantFit,
  now: () => number,
): Promise<void> {
  const { reportFile }: Arguments = files.asked;
  if (reportFile === null) return;
  const { table, counts } = meant;
  const whole = isOfAll(meant) ? counts : wholeCounts(files);
  await writeHtmlReport(reportFile, {
    ...{ ...files, table, counts, whole, model: chosen },
    ...{ sampler, draws, summary, at: now() },
  });
}

/** Whether nothing but models and judges is left out, which are edits of a project. */
function isOfAll({ where, styled }: MeantJudgments): boolean {
  return where === null && styled === null;
}
