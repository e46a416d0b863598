import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PairCounts } from '../core/table/judgments.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import type { Intervals } from '../core/posterior/ranking/summary.ts';
import { stanDataJson } from '../core/stan/data.ts';
import { stanProgram } from '../core/stan/program.ts';
import { stanFit } from '../core/stan/stan-run.ts';
import type { StanFit } from '../core/stan/stan-run.ts';
import { stan as words } from '../words/en/stan.ts';
import { ArgumentError } from './argument-error.ts';

/** Writes PATH.stan and PATH.data.json. */
export async function writeStan(
  path: string,
  counts: PairCounts,
  model: ModelSettings,
): Promise<void> {
  await writeFile(`${path}.stan`, stanProgram(counts.models, model, counts));
  await writeFile(`${path}.data.json`, stanDataJson(counts, model));
}

/**
 * CmdStan's draws, one file per chain, as a fit.
 * @throws ArgumentError where a file can't be read or does not fit the data and the model
 */
export async function readStan(
  paths: readonly string[],
  counts: PairCounts,
  model: ModelSettings,
  intervals: Intervals,
): Promise<StanFit> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), text: await textAt(path) })),
  );
  const { fit, problems } = stanFit(files, counts, model, intervals);
  if (problems.length > 0) throw new ArgumentError(problems.map(words.problem).join(' '));
  if (fit === null) throw new ArgumentError('--stan-draws names no file with draws.');
  return fit;
}

async function textAt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ArgumentError(`--stan-draws ${path}: ${String(error)}.`);
  }
}
