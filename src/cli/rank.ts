import { readArguments, USAGE } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { sayWhatIsLeftOut } from './chosen-model.ts';
import { exitCodeOf } from './exit-code.ts';
import { checkGateModels } from './publish/gates.ts';
import { publish } from './publish/published.ts';
import { fitMeant } from './ranking/fit-meant.ts';
import { meantJudgments } from './ranking/meant-judgments.ts';
import { printRanking, rankedInput, saidOf } from './ranking/print-ranking.ts';
import { readFiles } from './ranking/read-files.ts';
import { writeProject, writeReport } from './ranking/write-files.ts';
import { reproducedText } from './reports/reproduced.ts';
import { checkSeparate } from './reports/separation.ts';
import { checkSlices } from './reports/slices.ts';
import { validateSettings } from '../core/model/validate.ts';
import { defaultSampler } from '../core/sampler/settings.ts';
import { validateSampler } from '../core/sampler/validate.ts';

/**
 * Ranks the models of files, on standard output.
 * @param now milliseconds since 1970, for what the result says of its timing, and for a project
 * @returns the exit code: 0 done, 1 no usable judgment, 2 wrong arguments, 3 a gate does not hold
 */
export async function rank(args: readonly string[], now: () => number): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked === null) {
      process.stdout.write(USAGE);
      return 0;
    }
    return await rankAs(asked, now);
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** Reads, chooses the judgments that are meant, fits, writes and prints. */
async function rankAs(asked: Arguments, now: () => number): Promise<number> {
  validateSettings(asked.model);
  validateSampler({ ...defaultSampler(2), ...asked.sampler });
  const files = await readFiles(asked, now);
  if (asked.reproduce !== null) {
    const judged = { table: files.edited, files: files.read.files };
    process.stdout.write(await reproducedText(asked.reproduce, asked, judged));
    return 0;
  }
  checkGateModels(asked.gates, files.edited.models);
  const meant = await meantJudgments(files);
  checkSeparate(asked, meant.counts.models);
  checkSlices(asked, meant.table, files.read.benchmark);
  const fit = await fitMeant(asked, meant, now);
  // The leaderboard has it below its table.
  if (asked.json) sayWhatIsLeftOut(fit.chosen, fit.summary, meant.counts);
  await writeProject(files, meant, fit, now);
  const said = await saidOf(files, meant, fit);
  const published = await publish(rankedInput(files, meant, fit), fit.sampledWith, {
    ...{ model: fit.chosen, sampler: fit.sampler, files: files.read.files },
  });
  await writeReport(files, meant, fit, now);
  printRanking(asked, said, published.report, published.instead);
  return published.exitCode;
}
