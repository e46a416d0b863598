import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { positionsOf } from '../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import { logDensities } from '../../../src/core/publish/draws-density.ts';
import { cmdstanCsv } from '../../../src/core/publish/draws-csv.ts';
import { drawsFacts } from '../../../src/core/publish/draws-package.ts';
import { parquetDraws } from '../../../src/core/publish/draws-parquet.ts';
import { resultFacts } from '../../../src/core/publish/result-facts.ts';
import { readStanCsv } from '../../../src/core/stan/read-csv.ts';
import { readStanDraws, stanColumns } from '../../../src/core/stan/read-draws.ts';
import { adjustedCounts } from '../../../src/core/style/adjusted-counts.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import { simulate } from '../style/simulated.ts';
import { anyText } from './tables.ts';

const MODELS = ['a', 'b = c', 'seconds (Total)'];
const FACTS = { models: MODELS, isWidened: false, logDensity: null };

/** Draws of a model with everything that one may have, strengths of which sum to zero. */
function drawsOf(chains: number, perChain: number, coefficients = 0): Draws {
  const shape = {
    ...{ chains, perChain, models: 3, hasOrder: true, tie: 'log_nu' as const, hasStrong: true },
    ...{ hasTau: true, hasOmega: true, coefficients },
  } as const;
  const { count } = positionsOf(shape);
  const random = createRandom(7);
  const values = new Float64Array(chains * perChain * count).map(() => random.normal() / 3);
  for (let at = 0; at < values.length; at += count) values[at + 2] = -values[at] - values[at + 1];
  return {
    ...{ ...shape, values, divergent: Uint32Array.of(1, perChain) },
    energy: new Float32Array(chains * perChain).map(() => random.normal()),
  };
}

const SETTINGS: ModelSettings = {
  ...{ ...DEFAULT_MODEL, ties: 'adjacent', questions: { kind: 'random', scale: 1 } },
  strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
};

it('are read back from CmdStan’s CSV to the last digit', () => {
  const draws = drawsOf(2, 5);
  const files = [0, 1].map((chain) => ({
    name: `out-${String(chain + 1)}.csv`,
    text: cmdstanCsv(draws, chain, { ...DEFAULT_SAMPLER, seed: 77 }, FACTS),
  }));
  const { chains, sampler, problems } = readStanDraws(files, MODELS, SETTINGS);
  expect(problems).toEqual([]);
  expect(chains.flatMap((chain) => [...chain.draws])).toEqual([...draws.values]);
  expect(chains.flatMap(({ energy }) => [...(energy ?? [])])).toEqual([...(draws.energy ?? [])]);
  expect(chains.map(({ divergent }) => [...(divergent ?? [])])).toEqual([[1], [0]]);
  expect(sampler).toMatchObject({ chains: 2, draws: 5, warmup: 200, seed: 77 });
});

it('have the columns of the Stan program, and CmdStan’s own', () => {
  const { columns } = readStanCsv(cmdstanCsv(drawsOf(1, 4), 0, DEFAULT_SAMPLER, FACTS));
  expect(columns.slice(0, 7)).toEqual([
    ...['lp__', 'accept_stat__', 'stepsize__', 'treedepth__', 'n_leapfrog__', 'divergent__'],
    'energy__',
  ]);
  expect(columns.slice(7)).toEqual(stanColumns(3, SETTINGS));
  const other = cmdstanCsv(drawsOf(1, 4), 0, { ...DEFAULT_SAMPLER, sampler: 'mle' }, FACTS);
  expect(readStanCsv(other).columns.slice(0, 3)).toEqual(['lp__', 'accept_stat__', 'beta.1']);
});

/**
 * The grammar of Stan CSV: comments, a header, CmdStan's three comments of adaptation, so many
 * rows as the settings say, each as long as the header, and nothing else. What ArviZ, cmdstanr and
 * CmdStanPy look for in comments stands where they take it for what it means, and nowhere else.
 */
function checkGrammar(text: string, rows: number): void {
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  const start = lines.findIndex((line) => !line.startsWith('#'));
  const comments = lines.slice(0, start);
  const values = new Map(
    comments.flatMap((line) => {
      const body = line.replace(/\(Default\)$/, '').replace(/^[ #\t]+/, '');
      const cut = body.split('=');
      return cut.length === 2 ? [[cut[0].trim(), cut[1].trim()] as const] : [];
    }),
  );
  expect([...values.keys()].sort()).toEqual(
    [
      ...['stan_version_major', 'stan_version_minor', 'stan_version_patch', 'model'],
      ...['caravan_sampler', 'caravan_widened', 'method', 'num_samples', 'num_warmup'],
      ...['save_warmup', 'thin', 'engaged', 'algorithm', 'engine', 'max_depth', 'metric'],
      ...['num_chains', 'id', 'seed'],
    ].sort(),
  );
  expect(values.get('method')).toBe('sample');
  expect(values.get('save_warmup')).toBe('0');
  expect(values.get('num_samples')).toBe(String(rows));
  for (const line of comments) {
    expect(line).not.toMatch(/seconds.*\((Warm-up|Sampling|Total)\)|inverse mass matrix|Step size/);
    expect(line).toMatch(/^[\P{C}]*$/u);
  }
  const width = lines[start].split(',').length;
  expect(lines.slice(start + 1, start + 4)).toEqual([
    '# Adaptation terminated',
    '# Step size = nan',
    '# No free parameters for unit metric',
  ]);
  const body = lines.slice(start + 4);
  expect(body).toHaveLength(rows);
  for (const line of body) {
    const cells = line.split(',');
    expect(cells).toHaveLength(width);
    for (const cell of cells) expect(cell).toMatch(/^(nan|-?\d+(\.\d+)?(e[+-]\d+)?)$/);
  }
}

it('are Stan CSV whatever the models are called', () => {
  const draws = drawsOf(2, 5);
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 3, maxLength: 3 }), (models) => {
      const text = cmdstanCsv(draws, 1, DEFAULT_SAMPLER, { ...FACTS, models });
      checkGrammar(text, 5);
      const names = [...text.matchAll(/^# beta\[\d\]: (.*)$/gmu)].map(([, name]): unknown =>
        JSON.parse(name),
      );
      expect(names).toEqual(models);
    }),
  );
  checkGrammar(cmdstanCsv(draws, 0, { ...DEFAULT_SAMPLER, sampler: 'nuts' }, FACTS), 5);
});

it('have their log density, which is that of the model', () => {
  const counts = countsOf([
    ['a', 'b', 12, 4, 2],
    ['b', 'c', 9, 5, 1],
    ['c', 'a', 2, 11, 3],
    ['b', 'a', 3, 7, 1],
  ]);
  const sampler = { ...DEFAULT_SAMPLER, draws: 50 };
  const { draws } = fitAll(counts, DEFAULT_MODEL, sampler, INTERVALS);
  const density = createDensity(counts, DEFAULT_MODEL);
  const logDensity = logDensities(draws, counts, DEFAULT_MODEL, 'split-hmc', false);
  const text = cmdstanCsv(draws, 1, sampler, {
    models: counts.models,
    isWidened: false,
    logDensity,
  });
  const { rows } = readStanCsv(text);
  const own = rows.map(([lp]) => Number(lp));
  expect(own.every(Number.isFinite)).toBe(true);
  expect(text).toContain('# Not kept: accept_stat__');
  // Up to a constant that of the density that is sampled from.
  const at = (row: readonly string[]) =>
    density.evaluate(Float64Array.from(row.slice(7), Number), new Float64Array(row.length - 7));
  const apart = rows.map((row, draw) => own[draw] - at(row));
  for (const constant of apart) expect(constant).toBeCloseTo(apart[0], 9);
  for (const [name, isWidened] of [
    ['mle', false],
    ['split-hmc', true],
  ] as const)
    expect(logDensities(draws, counts, DEFAULT_MODEL, name, isWidened)).toBeNull();
});

it('have what each feature of style counts for, by name', async () => {
  const draws = drawsOf(2, 5, 2);
  const style = [
    { name: 'length', sd: 0.5 },
    { name: 'lists', sd: 0.25 },
  ];
  const text = cmdstanCsv(draws, 0, DEFAULT_SAMPLER, { ...FACTS, style });
  checkGrammar(text, 5);
  expect(text).toContain('\n# gamma[2]: "lists", sd 0.25\n');
  const { columns, rows } = readStanCsv(text);
  const at = columns.indexOf('gamma.1');
  expect(columns.slice(at - 1, at + 3)).toEqual(['log_nu1', 'gamma.1', 'gamma.2', 'tau']);
  const { coefficients, count } = positionsOf(draws);
  expect(Number(rows[1][at])).toBe(draws.values[count + (coefficients ?? 0)]);
  const file = parquetDraws(draws, { ...FACTS, style });
  const [row]: readonly Record<string, unknown>[] = await parquetReadObjects({ file });
  expect(row['gamma[2]']).toBe(draws.values[(coefficients ?? 0) + 1]);
  expect(row['omega']).toBe(draws.values[count - 1]);
  const { key_value_metadata: keys = [] } = parquetMetadata(file);
  expect(JSON.parse(keys.find(({ key }) => key === 'style')?.value ?? '')).toEqual(style);
});

it('are not taken for a fit once they are widened, which would widen them again', () => {
  const text = cmdstanCsv(drawsOf(1, 4), 0, DEFAULT_SAMPLER, { ...FACTS, isWidened: true });
  const { chains, problems } = readStanDraws([{ name: 'out.csv', text }], MODELS, SETTINGS);
  expect(chains).toEqual([]);
  expect(problems).toEqual([{ kind: 'widened', file: 'out.csv' }]);
});

it('are read back from Parquet, a row for each draw', async () => {
  const draws = drawsOf(2, 1500);
  const file = parquetDraws(draws, { ...FACTS, isWidened: true });
  const rows: readonly Record<string, unknown>[] = await parquetReadObjects({ file });
  expect(rows).toHaveLength(3000);
  const names = Object.keys(rows[0]);
  expect(names).toEqual([
    ...['.chain', '.iteration', '.draw', 'beta[1]', 'beta[2]', 'beta[3]', 'alpha', 'log_nu'],
    ...['log_nu1', 'tau', 'omega', 'divergent__'],
  ]);
  expect(rows[1500]).toMatchObject({ '.chain': 2, '.iteration': 1, '.draw': 1501, divergent__: 1 });
  expect(rows[1499]).toMatchObject({ '.chain': 1, '.iteration': 1500, divergent__: 0 });
  expect(rows.flatMap((row) => names.slice(3, -1).map((name) => row[name]))).toEqual([
    ...draws.values,
  ]);
  const { key_value_metadata: keys = [] } = parquetMetadata(file);
  const value = (key: string) => keys.find((own) => own.key === key)?.value;
  expect(JSON.parse(value('models') ?? '')).toEqual(MODELS);
  expect(value('widened')).toBe('true');
});

it('of a ranking adjusted for style have its coefficients and its density', async () => {
  const truth = { strengths: [0.5, 0, -0.5], order: 0.2, length: 1, bold: 0.5 };
  const { table, answers } = simulate(truth, 60, 3);
  const { counts } = adjustedCounts(table, answers, ['length', 'bold']);
  const model: ModelSettings = {
    ...{ ...DEFAULT_MODEL, ties: 'half' },
    strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
  };
  const sampler = { ...DEFAULT_SAMPLER, draws: 50 };
  const { draws, summary } = fitAll(counts, model, sampler, INTERVALS);
  const whole = resultFacts(summary, counts, model);
  expect(whole.fields.at(-1)).toBe('adjusted_for');
  expect(whole.values.at(-1)).toBe('length+bold');
  const facts = drawsFacts(draws, { counts, model, sampler, isAlike: false });
  const text = cmdstanCsv(draws, 1, sampler, facts);
  checkGrammar(text, 50);
  expect(text).toMatch(/^# gamma\[1\]: "length", sd [\d.]+\n# gamma\[2\]: "bold", sd [\d.]+$/m);
  const { columns, rows } = readStanCsv(text);
  const names = ['alpha', 'gamma.1', 'gamma.2', 'tau'];
  expect(columns.slice(7)).toEqual(['beta.1', 'beta.2', 'beta.3', ...names]);
  const density = createDensity(counts, model);
  const apart = rows.map((row) => {
    const point = Float64Array.from(row.slice(7), Number);
    const logTau = Math.log(point[6]);
    point[6] = logTau;
    // What is sampled from is the density of log τ.
    return Number(row[0]) + logTau - density.evaluate(point, new Float64Array(point.length));
  });
  for (const constant of apart) expect(constant).toBeCloseTo(apart[0], 9);
  const file = parquetDraws(draws, facts);
  const [first]: readonly Record<string, unknown>[] = await parquetReadObjects({ file });
  expect(first).toMatchObject({ 'gamma[2]': draws.values[5], tau: draws.values[6] });
  const plain = readStanDraws([{ name: 'out.csv', text }], counts.models, model);
  expect(plain.problems).toEqual([{ kind: 'other-model', file: 'out.csv', column: 'gamma.1' }]);
});
