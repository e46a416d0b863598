import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { column, joinChains } from '../../../src/core/posterior/draws/draws.ts';
import { summarise } from '../../../src/core/posterior/ranking/summarise.ts';
import { stanProgram } from '../../../src/core/stan/program.ts';
import { readStanDraws, stanColumns } from '../../../src/core/stan/read-draws.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import { blocksOf } from './evaluate.ts';

const MODELS = ['a', 'b', 'c'];
const HIERARCHICAL: ModelSettings = {
  ...DEFAULT_MODEL,
  ties: 'rao-kupper',
  strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
};

/** One draw: two free strengths, α, log κ, τ, energy. */
type Row = readonly [number, number, number, number, number, number];

interface Layout {
  readonly warmup?: readonly Row[];
  readonly lineEnd?: string;
  readonly digits?: number;
}

/** A chain as CmdStan 2.35 lays it out, every column of the program in it. */
function cmdStanCsv(rows: readonly Row[], layout: Layout = {}): string {
  const { warmup = [], lineEnd = '\n', digits = 8 } = layout;
  const line = ([b1, b2, alpha, kappa, tau, energy]: Row, at: number): string =>
    [-energy + 1, 0.9, 0.8, 2, 3, at === 1 ? 1 : 0, energy]
      .concat([b1, b2, tau, alpha, kappa, b1, b2, -b1 - b2])
      .map((x) => String(Number(x.toPrecision(digits))))
      .join(',');
  return [
    '# stan_version_major = 2',
    '# model = bt_model',
    '# method = sample (Default)',
    '#   sample',
    `#     num_samples = ${rows.length}`,
    '#     num_warmup = 500',
    `#     save_warmup = ${warmup.length > 0 ? 'true' : 'false (Default)'}`,
    '# id = 1 (Default)',
    '# random',
    '#   seed = 20230714',
    'lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,' +
      'free.1,free.2,tau,alpha,log_kappa,beta.1,beta.2,beta.3',
    ...warmup.map(line),
    '# Adaptation terminated',
    '# Step size = 0.8',
    '# Diagonal elements of inverse mass matrix:',
    '# 0.4, 0.5, 0.6, 0.1, 0.2',
    ...rows.map(line),
    '# ',
    '#  Elapsed Time: 0.01 seconds (Warm-up)',
    '#                0.02 seconds (Total)',
    '# ',
    '',
  ].join(lineEnd);
}

const ROWS: Row[] = [
  [0.5, -0.25, 0.1, -1.5, 0.75, 12],
  [0.625, 0.125, -0.2, -1.25, 1.5, 13.5],
  [-1, 0.25, 0, -0.5, 0.001, 11],
];
const file = (text: string, name = 'chain.csv'): { name: string; text: string } => ({ name, text });

describe('draws of CmdStan', () => {
  it('come back by name, in the order of the draws array', () => {
    const { chains, sampler, problems } = readStanDraws(
      [file(cmdStanCsv(ROWS)), file(cmdStanCsv([...ROWS].reverse()), '2')],
      MODELS,
      HIERARCHICAL,
    );
    expect(problems).toEqual([]);
    expect(sampler).toEqual({
      sampler: 'nuts',
      chains: 2,
      draws: 3,
      warmup: 500,
      seed: 20230714,
    });
    const draws = joinChains(chains, 3, HIERARCHICAL);
    expect([...draws.values.slice(0, 6)]).toEqual([0.5, -0.25, -0.25, 0.1, -1.5, 0.75]);
    expect([...column(draws, 0)]).toEqual([0.5, 0.625, -1, -1, 0.625, 0.5]);
    expect(chains.map(({ chain }) => chain)).toEqual([0, 1]);
    expect(chains[0]).toMatchObject({ perChain: 3, parameters: 6, divergences: 1, gradients: 9 });
    expect(chains[0].acceptance).toBeCloseTo(0.9);
    expect([...(chains[0].energy ?? [])]).toEqual([12, 13.5, 11]);
    expect([...(chains[0].divergent ?? [])]).toEqual([1]);
    expect([...(chains[0].depth ?? [])]).toEqual([2, 2, 2]);
  });

  it('can be shown as a run', () => {
    const counts = countsOf([
      ['a', 'b', 3, 1, 1],
      ['b', 'c', 2, 1, 1],
    ]);
    const rows = Array.from({ length: 200 }, (_, i): Row => {
      const x = Math.sin(i * i);
      return [0.8 + 0.1 * x, -0.1 * x, 0.05 * x, -1, 1, 10 + x];
    });
    const { chains, sampler } = readStanDraws(
      [file(cmdStanCsv(rows)), file(cmdStanCsv(rows))],
      MODELS,
      HIERARCHICAL,
    );
    const { summary } = summarise(chains, counts, HIERARCHICAL, sampler, INTERVALS);
    expect(summary.rows.map(({ model }) => model)).toEqual([0, 1, 2]);
    expect(summary.diagnostics).toMatchObject({ chains: 2, draws: 200, divergences: 2 });
    expect(summary.tau?.mean).toBeCloseTo(1);
    expect(summary.tie).toMatchObject({ name: 'log_kappa' });
  });

  it('survive being written and read, whatever they are', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    const row = fc.tuple(
      number,
      number,
      number,
      number,
      fc.double({ min: 0, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(6, 8, 17),
        (rows, lineEnd, digits) => {
          const given = rows.map((values): Row => [...values, 1]);
          const { chains, problems } = readStanDraws(
            [file(cmdStanCsv(given, { lineEnd, digits }))],
            MODELS,
            HIERARCHICAL,
          );
          expect(problems).toEqual([]);
          given.forEach(([b1, b2, alpha, kappa, tau], at) => {
            const read = chains[0].draws.subarray(6 * at, 6 * at + 6);
            [b1, b2, -b1 - b2, alpha, kappa, tau].forEach((x, p) => {
              expect(Math.abs(read[p] - x)).toBeLessThanOrEqual(10 ** (1 - digits) * Math.abs(x));
            });
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('leave out a warm-up that was saved, and a last row cut off', () => {
    const text = cmdStanCsv(ROWS, { warmup: ROWS.slice(0, 2) });
    const cut = text.slice(0, text.indexOf('\n# \n#  Elapsed') - 4);
    const { chains } = readStanDraws([file(text)], MODELS, HIERARCHICAL);
    expect(chains[0].perChain).toBe(3);
    const half = cut.slice(0, cut.lastIndexOf(','));
    expect(readStanDraws([file(half)], MODELS, HIERARCHICAL).chains[0].perChain).toBe(2);
  });

  it('are taken chain by chain: what does not fit is reported, the rest kept', () => {
    const good = cmdStanCsv(ROWS);
    const run = (text: string, model = HIERARCHICAL, models = MODELS) =>
      readStanDraws([file(good, 'good'), file(text, 'bad')], models, model).problems;
    expect(run('')).toEqual([{ kind: 'no-draws', file: 'bad' }]);
    expect(run(good.replace('beta.1', 'strength.1'))).toEqual([
      { kind: 'missing-column', file: 'bad', column: 'beta.1' },
    ]);
    expect(run(good.replace('tau,', 'tau2,'))).toEqual([
      { kind: 'missing-column', file: 'bad', column: 'tau' },
    ]);
    expect(run(good.replace('12,0.5', '12,0.5').replace(',-0.25,-0.25', ',nan,-0.25'))).toEqual([
      { kind: 'bad-number', file: 'bad', line: 16, column: 'beta.2', value: 'nan' },
    ]);
    expect(run(good.replace(',-0.25,-0.25', ',-0.25,0.25'))).toEqual([
      { kind: 'not-sum-to-zero', file: 'bad', line: 16 },
    ]);
    expect(run(cmdStanCsv(ROWS.slice(1)))).toEqual([
      { kind: 'other-length', file: 'bad', draws: 2, expected: 3 },
    ]);
    expect(run(good, { ...HIERARCHICAL, order: null })[1]).toEqual({
      kind: 'other-model',
      file: 'bad',
      column: 'alpha',
    });
    expect(run(good, HIERARCHICAL, ['a', 'b'])[1]).toEqual({
      kind: 'other-model',
      file: 'bad',
      column: 'beta.3',
    });
    expect(readStanDraws([], MODELS, HIERARCHICAL)).toMatchObject({ chains: [], problems: [] });
  });

  it('have the names the program declares', () => {
    const program = stanProgram(MODELS, HIERARCHICAL);
    const declared = blocksOf(program)
      .filter(({ name }) => name.endsWith('parameters'))
      .flatMap(({ statements }) => statements.map((text) => /(\w+)(?: =.*)?$/.exec(text)?.[1]));
    const wanted = stanColumns(3, HIERARCHICAL).map((name) => name.replace(/\.\d+$/, ''));
    expect(declared).toEqual(expect.arrayContaining(wanted));
  });
});
