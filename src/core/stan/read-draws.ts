import type { ModelSettings } from '../model/settings.ts';
import { isGraded } from '../model/settings.ts';
import { strongParameterOf, tieParameterOf } from '../posterior/draws/draws.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { hasDepartures } from './program.ts';
import { readStanCsv } from './read-csv.ts';
import type { StanCsv } from './read-csv.ts';

/** Why one CSV file was not taken as a chain. */
export type StanProblem =
  | { readonly kind: 'no-draws'; readonly file: string }
  /** Caravan has written it, of draws that it had widened by how results vary. */
  | { readonly kind: 'widened'; readonly file: string }
  | { readonly kind: 'missing-column'; readonly file: string; readonly column: string }
  /** The file has more strengths than the data have models, or a parameter the model lacks. */
  | { readonly kind: 'other-model'; readonly file: string; readonly column: string }
  | {
      readonly kind: 'bad-number';
      readonly file: string;
      readonly line: number;
      readonly column: string;
      readonly value: string;
    }
  | { readonly kind: 'not-sum-to-zero'; readonly file: string; readonly line: number }
  | {
      readonly kind: 'other-length';
      readonly file: string;
      readonly draws: number;
      readonly expected: number;
    };

/** Chains that CmdStan drew, ready for `summarise`, and the files that were none. */
export interface StanRun {
  readonly chains: readonly ChainResult[];
  readonly sampler: SamplerSettings;
  readonly problems: readonly StanProblem[];
}

/**
 * CmdStan's CSV files, one per chain, as chains of the same fit: those of programs of
 * program.ts. Columns are found by name; others are passed over. A file that doesn't fit is
 * reported, the rest kept; chains shorter than the longest don't fit.
 * @param models names, in the order the program was written with
 */
export function readStanDraws(
  files: readonly { readonly name: string; readonly text: string }[],
  models: readonly string[],
  model: ModelSettings,
): StanRun {
  const problems: StanProblem[] = [];
  const read: { file: string; csv: StanCsv; chain: ChainResult }[] = [];
  for (const { name, text } of files) {
    const csv = readStanCsv(text);
    const chain = toChain(name, csv, models.length, model);
    if ('kind' in chain) problems.push(chain);
    else read.push({ file: name, csv, chain });
  }
  const expected = Math.max(0, ...read.map(({ chain }) => chain.perChain));
  const kept = read.filter(({ file, chain: { perChain } }) => {
    if (perChain === expected) return true;
    problems.push({ kind: 'other-length', file, draws: perChain, expected });
    return false;
  });
  const setting = (name: string): number => {
    const value = Number(kept[0]?.csv.config.get(name) ?? 0);
    return Number.isInteger(value) && value >= 0 ? value : 0;
  };
  return {
    chains: kept.map(({ chain }, at) => ({ ...chain, chain: at })),
    sampler: {
      sampler: 'nuts',
      chains: kept.length,
      draws: expected,
      warmup: setting('num_warmup'),
      seed: setting('seed'),
    },
    problems,
  };
}

/** Columns of the parameters, in the order of Draws. */
export function stanColumns(models: number, settings: ModelSettings): string[] {
  const { order, ties, strength } = settings;
  const tie = tieParameterOf(ties);
  return [
    ...Array.from({ length: models }, (_, m) => `beta.${m + 1}`),
    ...(order === null ? [] : ['alpha']),
    ...(tie === null ? [] : [tie, ...(isGraded(ties) ? [strongParameterOf(tie)] : [])]),
    ...(strength.family === 'hierarchical' ? ['tau'] : []),
    ...(hasDepartures(settings) ? ['omega'] : []),
  ];
}

/** Figures are written with six digits at the least, so sums of K are off by little. */
const SUM_TOLERANCE = 1e-4;

function toChain(
  file: string,
  { config, columns, rows, lines }: StanCsv,
  models: number,
  model: ModelSettings,
): ChainResult | StanProblem {
  if (rows.length === 0) return { kind: 'no-draws', file };
  if (config.get('caravan_widened') === '1') return { kind: 'widened', file };
  const wanted = stanColumns(models, model);
  const places = wanted.map((name) => columns.indexOf(name));
  const missing = places.indexOf(-1);
  if (missing >= 0) return { kind: 'missing-column', file, column: wanted[missing] };
  const foreign = [
    `beta.${models + 1}`,
    'alpha',
    'log_nu',
    'log_kappa',
    'log_nu1',
    'log_gap',
    'gamma.1',
    'tau',
    'omega',
  ].find((name) => columns.includes(name) && !wanted.includes(name));
  if (foreign !== undefined) return { kind: 'other-model', file, column: foreign };

  const parameters = wanted.length;
  const draws = new Float64Array(rows.length * parameters);
  for (const [draw, cells] of rows.entries()) {
    let sum = 0;
    let size = 1;
    for (let p = 0; p < parameters; p++) {
      const cell = cells[places[p]] ?? '';
      const value = cell === '' ? NaN : Number(cell);
      if (!Number.isFinite(value)) {
        return { kind: 'bad-number', file, line: lines[draw], column: wanted[p], value: cell };
      }
      draws[draw * parameters + p] = value;
      if (p < models) {
        sum += value;
        size += Math.abs(value);
      }
    }
    if (Math.abs(sum) > SUM_TOLERANCE * size) {
      return { kind: 'not-sum-to-zero', file, line: lines[draw] };
    }
  }
  /** A column of the sampler's own; empty where the file does not have it. */
  const own = (name: string): number[] => {
    const at = columns.indexOf(name);
    return at < 0 ? [] : rows.map((cells) => Number(cells[at]));
  };
  const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
  const energy = own('energy__');
  const depth = own('treedepth__');
  const acceptance = own('accept_stat__');
  const divergent = own('divergent__');
  return {
    chain: 0,
    draws,
    perChain: rows.length,
    parameters,
    acceptance: acceptance.length > 0 ? total(acceptance) / rows.length : 1,
    divergences: total(divergent),
    gradients: total(own('n_leapfrog__')),
    ...(energy.length > 0 && { energy: Float64Array.from(energy) }),
    ...(divergent.length > 0 && { divergent: numbersOf(divergent) }),
    ...(depth.length > 0 && { depth: Uint8Array.from(depth) }),
  };
}

function numbersOf(flags: readonly number[]): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(flags.flatMap((flag, draw) => (flag === 1 ? [draw] : [])));
}
