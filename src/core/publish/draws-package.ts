import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { DrawsFacts } from './draws-columns.ts';
import { cmdstanCsv } from './draws-csv.ts';
import { logDensities } from './draws-density.ts';

/** How all draws are passed on: a ZIP of CmdStan's CSV, one file a chain, or one Parquet file. */
export interface DrawsPackage {
  readonly format: 'cmdstan' | 'parquet';
  /** What the files are called, without their endings. */
  readonly name: string;
  readonly sampler: SamplerSettings;
  readonly counts: PairCounts;
  /** As it was fitted. */
  readonly model: ModelSettings;
  /** Whether the ranking is over questions, or raters, like these. */
  readonly isAlike: boolean;
  /** What the ranking is of, and whether it can be believed: a README in the ZIP. */
  readonly about: string;
}

/** Of every file alike, so that the same draws are the same bytes. */
const MODIFIED = '2000-01-01T00:00:00';

/** The names of the files in a ZIP of draws; the last is the README. */
export function drawsFiles(chains: number, name: string): readonly string[] {
  return [...Array.from({ length: chains }, (_, at) => `${name}-${at + 1}.csv`), 'README.txt'];
}

/** What the draws do not say of themselves; as the command line's `--draws` has it. */
export function drawsFacts(
  draws: Draws,
  { counts, model, sampler, isAlike }: Omit<DrawsPackage, 'format' | 'name' | 'about'>,
): DrawsFacts {
  const isWidened = isAlike && draws.hasOmega !== true;
  const logDensity = logDensities(draws, counts, model, sampler.sampler, isWidened);
  const style = counts.styled?.covariates.map(({ name, sd }) => ({ name, sd }));
  return { models: counts.models, isWidened, logDensity, ...(style && { style }) };
}

/** All draws in one file. */
export async function packDraws(
  draws: Draws,
  wanted: DrawsPackage,
): Promise<Uint8Array<ArrayBuffer>> {
  const { format, name, sampler, about } = wanted;
  const facts = drawsFacts(draws, wanted);
  if (format === 'parquet') {
    const { parquetDraws } = await import('./draws-parquet.ts');
    return new Uint8Array(parquetDraws(draws, facts));
  }
  const { strToU8, zipSync } = await import('fflate');
  const files = drawsFiles(draws.chains, name).map((file, at): [string, Uint8Array] => [
    file,
    strToU8(at < draws.chains ? cmdstanCsv(draws, at, sampler, facts) : about),
  ]);
  const packed = zipSync(Object.fromEntries(files), { mtime: MODIFIED });
  // Alone in its buffer, which can then be handed over.
  return new Uint8Array(packed);
}
