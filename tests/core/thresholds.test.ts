import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../src/core/agreement/agreement-measures.ts';
import { unmodelledTies } from '../../src/core/checks/unmodelled-ties.ts';
import { willDo } from '../../src/core/checks/tie-models.ts';
import { calibrate } from '../../src/core/checks/calibration.ts';
import type { CalibrationReport } from '../../src/core/checks/calibration.ts';
import { looReport } from '../../src/core/checks/loo-report.ts';
import { findMisfits } from '../../src/core/checks/misfits.ts';
import { compareRanking } from '../../src/core/posterior/ranking/compare-ranking.ts';
import { fallbackFor } from '../../src/core/fit/fallback.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import {
  japaneseEncodingOf,
  japaneseShare,
} from '../../src/core/formats/containers/encoding/japanese.ts';
import { guessMapping } from '../../src/core/formats/mapping/guess-mapping.ts';
import { isMuchRejected } from '../../src/core/formats/intake/rejected-values.ts';
import { JsonRow } from '../../src/core/formats/containers/json/json-record.ts';
import { AnyEncoding } from '../../src/core/formats/containers/encoding/decode.ts';
import { looksLike, utf16Of } from '../../src/core/formats/containers/encoding/text.ts';
import { Csv } from '../../src/core/formats/containers/csv.ts';
import { ImportLimits } from '../../src/core/formats/intake/import-limits.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import { lexicalScore } from '../../src/core/judge/local/lexical.ts';
import { imitates } from '../../src/core/judge/prompt/suspicion.ts';
import { corrected, estimateTokens } from '../../src/core/judge/money/tokens.ts';
import { findSpots } from '../../src/core/map/weak-spots.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { looVerdict } from '../../src/core/posterior/loo/compare-loo.ts';
import { compareSettings } from '../../src/core/fit/compare-settings.ts';
import { everyPair } from '../../src/core/table/counts.ts';
import { isConverged } from '../../src/core/posterior/diagnostics/converged.ts';
import { predictiveChecks } from '../../src/core/posterior/predictive/predictive.ts';
import { profileLikelihood } from '../../src/core/posterior/prior/profile.ts';
import { kThreshold, psis, tailLength } from '../../src/core/posterior/loo/psis.ts';
import { prepareReweighting, reweight } from '../../src/core/posterior/prior/reweight.ts';
import { diagnose, scaleParts } from '../../src/core/posterior/prior/sensitivity.ts';
import type { SettingFit } from '../../src/core/fit/setting-fit.ts';

import type { Diagnostics } from '../../src/core/posterior/ranking/summary.ts';
import { fitWarnings } from '../../src/core/posterior/diagnostics/warnings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { modelStyles } from '../../src/core/style/model-styles.ts';
import { NO_COUNTS } from '../../src/core/style/text-counts.ts';
import { isHopeless } from '../../src/judges/hopeless.ts';
import { wilson } from '../../src/core/numerics/wilson.ts';
import { countsOf, INTERVALS } from './counts-of.ts';
import { bytesSource } from './formats/sources.ts';
import { drawsOf } from './posterior/draws-of.ts';
import { LEXICAL_TIE_ZONE } from '../../src/core/limits.ts';

/** A limit: what is said just within it, and just beyond. */
type Limit = readonly [
  limit: string,
  within: () => unknown,
  says: unknown,
  beyond: () => unknown,
  saysThen: unknown,
];

const PAIR = countsOf([
  ['a', 'b', 3, 2, 1],
  ['b', 'a', 2, 3, 1],
]);
const GOOD = {
  ...({ sampler: 'split-hmc', chains: 4, draws: 1000, acceptance: 0.9 } as const),
  ...{ converged: true, rhatMax: 1, essBulkMin: 4000, essTailMin: 4000, divergences: 0 },
};

const converged = (facts: Partial<Diagnostics>) => () => isConverged({ ...GOOD, ...facts });
const comparable = (facts: Partial<Diagnostics>) => () => willDo({ ...GOOD, ...facts });

/** What a fit under uniform(±4) warns of, where so many of 1,000 draws of a model are at `x`. */
const leaning = (x: number, draws: number) => () => {
  const values = Float64Array.from({ length: 1000 }, (_, s) => (s < draws ? x : 0));
  const strengths = [values, values.map((v) => -v)].map((v) => ({ values: v, mean: 0, sd: 1 }));
  const model = { ...DEFAULT_MODEL, strength: { family: 'uniform', bound: 4 } as const };
  return fitWarnings(PAIR, model, strengths, GOOD).map(({ kind }) => kind);
};

const warned = (facts: Partial<Diagnostics>) => () =>
  fitWarnings(PAIR, DEFAULT_MODEL, [], { ...GOOD, ...facts }).map(({ kind }) => kind);

const replaced =
  (facts: Partial<Diagnostics>, draws = 1000) =>
  () =>
    fallbackFor({ ...GOOD, warnings: [], ...facts }, { ...DEFAULT_SAMPLER, draws })?.sampler
      .sampler ?? null;

describe('limits of what is believed of draws', () => {
  it.each<Limit>([
    ['R-hat 1.01', converged({ rhatMax: 1.0099 }), true, converged({ rhatMax: 1.01 }), false],
    ['bulk ESS 400', converged({ essBulkMin: 401 }), true, converged({ essBulkMin: 400 }), false],
    ['tail ESS 400', converged({ essTailMin: 401 }), true, converged({ essTailMin: 400 }), false],
    ['no divergence', converged({}), true, converged({ divergences: 1 }), false],
    [
      'R-hat 1.05 for LOO',
      comparable({ rhatMax: 1.049 }),
      true,
      comparable({ rhatMax: 1.05 }),
      false,
    ],
    [
      'bulk ESS 200 for LOO',
      comparable({ essBulkMin: 201 }),
      true,
      comparable({ essBulkMin: 200 }),
      false,
    ],
    [
      'tail ESS 200 for LOO',
      comparable({ essTailMin: 201 }),
      true,
      comparable({ essTailMin: 200 }),
      false,
    ],
    ['no divergence for LOO', comparable({}), true, comparable({ divergences: 1 }), false],
    [
      '2.5% of draws near a bound',
      leaning(3.9, 25),
      [],
      leaning(3.9, 26),
      ['at-bound', 'at-bound'],
    ],
    [
      '95% of the way to a bound',
      leaning(3.8, 500),
      [],
      leaning(3.801, 500),
      ['at-bound', 'at-bound'],
    ],
    [
      'acceptance 0.6',
      warned({ acceptance: 0.6 }),
      [],
      warned({ acceptance: 0.599 }),
      ['low-acceptance'],
    ],
    [
      'acceptance 0.6, NUTS instead',
      replaced({ acceptance: 0.6 }),
      null,
      replaced({ acceptance: 0.599 }),
      'nuts',
    ],
    [
      '1,600 draws before NUTS takes over',
      ...([replaced({ converged: false }, 399), null] as const),
      ...([replaced({ converged: false }, 400), 'nuts'] as const),
    ],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of importance sampling', () => {
  it('smooths the largest fifth of few draws, and 3 √S of many', () => {
    expect([25, 100, 224, 225, 226, 4000].map((draws) => tailLength(draws))).toEqual([
      5,
      20,
      45, // 0.2 · 224 = 44.8
      45, // both are 45
      46, // 3 √226 = 45.1, 0.2 · 226 = 45.2
      190,
    ]);
    expect(tailLength(4000, 0.25)).toBe(380);
  });

  it('fits no tail of fewer than five', () => {
    const ratios = (size: number) => Float64Array.from({ length: size }, (_, s) => s / size);
    expect(psis(ratios(20)).k).toBe(Infinity);
    expect(psis(ratios(21)).k).toBeLessThan(1);
  });

  it('asks less of k-hat the fewer draws there are (Vehtari et al. 2024, eq. 13)', () => {
    expect(kThreshold(100)).toBe(0.5);
    expect(kThreshold(2000)).toBeCloseTo(0.697, 3);
    expect(kThreshold(2200)).toBe(0.7);
  });
});

describe('limits of sensitivity', () => {
  it.each<Limit>([
    ['0.05 to the prior', () => diagnose(0.049, 1), null, () => diagnose(0.05, 0), 'strong-prior'],
    [
      '0.05 to the likelihood',
      ...([() => diagnose(0.05, 0.049), 'strong-prior'] as const),
      ...([() => diagnose(0.05, 0.05), 'prior-data-conflict'] as const),
    ],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });

  it('raises each part to the powers 0.99 and 1.01', () => {
    const { prior, likelihood } = scaleParts(Float64Array.of(0, 1), Float64Array.of(2, 0));
    const ratios = [...prior, ...likelihood].map(([a, b]) => Math.log(b / a));
    [-0.01, 0.01, 0.02, -0.02].forEach((wanted, at) => {
      expect(ratios[at]).toBeCloseTo(wanted, 12);
    });
  });
});

describe('limits of reweighting', () => {
  const narrow = {
    ...DEFAULT_MODEL,
    order: null,
    strength: { family: 'uniform', bound: 1 },
  } as const;
  const answers = (x: number, draws: number) => () => {
    const rows = Array.from({ length: 1000 }, (_, s) => (s < draws ? [x, -x] : [0.5, -0.5]));
    const prepared = prepareReweighting(drawsOf(narrow, rows), ['a', 'b'], narrow);
    return reweight(prepared, { ...DEFAULT_MODEL, order: null }, INTERVALS) !== null;
  };
  it.each<Limit>([
    ['1% of the draws at a bound', answers(0.96, 10), true, answers(0.96, 11), false],
    ['95% of the way to it', answers(0.95, 100), true, answers(0.951, 100), false],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of comparing settings', () => {
  const fitOf = (share: number): SettingFit => ({
    ...{ method: 'split-hmc', chains: 4, draws: 1000, isConverged: true, warnings: [] },
    ...{ worth: 4000, rates: null, standings: [null, null] },
    stronger: Float32Array.of(0.5, share, 1 - share, 0.5),
  });
  const gained = (before: number, after: number) => () =>
    compareSettings(fitOf(before), fitOf(after)).claims?.gained.length;
  it.each<Limit>([
    // 2 √(0.95 · 0.05 · (1/4000 + 1/4000)) = 0.00975
    ['two Monte Carlo errors', gained(0.945, 0.9546), 0, gained(0.945, 0.9549), 1],
    ['ahead at 95%', gained(0.9, 0.949), 0, gained(0.9, 0.951), 1],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of what is told at once', () => {
  const loo = (sum: number, se: number, judgments: number) => () =>
    looVerdict({ sum, se }, judgments);
  const ties = (count: number) => () =>
    unmodelledTies(countsOf([['a', 'b', 100 - count, 0, count]]), 'half');
  const rejected = (count: number) => () =>
    isMuchRejected({ rows: 1000, rejected: count, failure: null });
  it.each<Limit>([
    ['elpd 4', loo(-3.99, 0.3, 800), 'small', loo(-4, 0.3, 800), 'clear'],
    ['two standard errors', loo(-8, 4, 800), 'open', loo(-8.1, 4, 800), 'clear'],
    ['100 judgments', loo(-8, 1, 99), 'few', loo(-8, 1, 100), 'clear'],
    ['5% ties', ties(5), null, ties(6), 0.06],
    ['1% rejected', rejected(10), false, rejected(11), true],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of guesses', () => {
  /** Eight duels of which so many have a verdict that is understood. */
  const guess = (known: number) => () => {
    const rows = Array.from({ length: 8 }, (_, n) =>
      JsonRow.inner({
        ...{ model_x: ['a', 'b', 'c'][n % 3], model_y: ['b', 'c', 'a'][n % 3] },
        winner: n < known ? ['A', 'B'][n % 2] : `odd ${String(n)}`,
      }),
    );
    return guessMapping(rows) !== null;
  };
  /** A hundred duels of which in so many a model meets itself. */
  const meets = (same: number) => () => {
    const rows = Array.from({ length: 100 }, (_, n) => {
      const left = ['a', 'b', 'c'][n % 3];
      const right = n < same ? left : ['b', 'c', 'a'][n % 3];
      return JsonRow.inner({ model_x: left, model_y: right, winner: ['A', 'B', 'tie'][n % 3] });
    });
    return guessMapping(rows) !== null;
  };
  it.each<Limit>([
    ['three quarters of the verdicts', guess(6), true, guess(5), false],
    ['2% of models against themselves', meets(2), true, meets(3), false],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of effort', () => {
  /** So many ordered pairs of 46 models, each judged once, and draws that are all alike. */
  const triedFirst = (pairs: number) => () => {
    const models = Array.from({ length: 46 }, (_, m) => String(m));
    const all = everyPair(models);
    const counts = {
      models,
      ...{ left: all.left.slice(0, pairs), right: all.right.slice(0, pairs) },
      leftWins: new Float64Array(pairs).fill(1),
      ...{ rightWins: new Float64Array(pairs), ties: new Float64Array(pairs) },
    };
    const row = models.map((_, m) => (m - 22.5) / 20);
    const draws = drawsOf(
      { ...DEFAULT_MODEL, order: null },
      Array.from({ length: 1200 }, () => row),
    );
    return looReport(draws, counts, 'half').thinned.used;
  };
  /** Bins that a calibration of so many replications begins with. */
  const bins = (replications: number) => () => {
    let first: CalibrationReport | null = null;
    const stop = new Error('enough');
    try {
      calibrate(DEFAULT_MODEL, 'laplace', 1, replications, (report) => {
        first ??= report;
        throw stop;
      });
    } catch (error) {
      if (error !== stop) throw error;
    }
    return (first as CalibrationReport | null)?.quantities[0].histogram.length;
  };
  it.each<Limit>([
    [
      '2,000 kinds of judgments for LOO with all draws',
      triedFirst(2000),
      1200,
      triedFirst(2001),
      1000,
    ],
    ['200 replications for fine histograms', bins(199), 10, bins(200), 20],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of reading', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const read = async (bytes: Uint8Array, name = 'x') => {
    const { files } = await readFiles([bytesSource(name, bytes)], { format: null });
    return files.map(({ failure, judgments }) => failure?.kind ?? judgments);
  };
  const battle = '{"model_a":"a","model_b":"b","winner":"model_a","question_id":1}\n';

  const weights = async (score: string, grades: 'collapse' | 'as-published') => {
    const games = [{ score }, { score: 'A=B' }];
    const row = JSON.stringify({ uid: 'q', model: 'm', baseline: 'b', games });
    const { table } = await readFiles([bytesSource('x', utf8(row))], { format: null, grades });
    return [table.outcome[0], table.weight?.[0] ?? 1];
  };

  it('counts strong verdicts of Arena-Hard thrice only where asked as published', async () => {
    // The first game shows the baseline first.
    expect(await weights('A<<B', 'collapse')).toEqual([1, 1]);
    expect(await weights('A<<B', 'as-published')).toEqual([1, 3]);
    expect(await weights('A<B', 'as-published')).toEqual([1, 1]);
    expect(await weights('B<<A', 'as-published')).toEqual([0, 3]);
  });

  it('takes nan for no verdict, and no other word', async () => {
    const of = async (winner: string) => {
      const row = JSON.stringify({ model_a: 'a', model_b: 'b', winner, question_id: 1 });
      const { files } = await readFiles([bytesSource('x', utf8(`${row}\n${row}`))], {
        format: null,
      });
      return [files[0].unparsed, files[0].rejected];
    };
    expect(await of('NaN')).toEqual([2, 0]);
    expect(await of('nana')).toEqual([0, 2]);
  });

  it('looks at ten records to choose a format', async () => {
    const other = '{"name":"x","other":1}\n';
    expect(await read(utf8(other.repeat(9) + battle.repeat(3)))).toEqual([3]);
    expect(await read(utf8(other.repeat(10) + battle.repeat(3)))).toEqual(['unknown-format']);
  });

  it('opens archives three deep', async () => {
    const packed = (depth: number): Uint8Array =>
      depth === 0 ? utf8(battle) : zipSync({ x: packed(depth - 1) });
    expect(await read(packed(3))).toEqual([1]);
    expect(await read(packed(4))).toEqual(['not-text']);
  });

  it('leaves out columns of Parquet with more than 200 bytes a row', async () => {
    const hasTexts = async (length: number) => {
      const column = (name: string, of: (row: number) => string) => ({
        name,
        data: Array.from({ length: 100 }, (_, row) => of(row)),
      });
      const columnData = [
        column('model_a', () => 'a'),
        column('model_b', () => 'b'),
        column('winner', () => 'tie'),
        column('remark', (row) => String(row).padEnd(length, 'x')),
      ];
      const options = { codec: 'UNCOMPRESSED', statistics: false, columnData } as const;
      const bytes = new Uint8Array(parquetWriteBuffer(options));
      const slice = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
      const source = { ...bytesSource('x', bytes), slice };
      const { files } = await readFiles([source], { format: null });
      return files[0].hasTexts ?? false;
    };
    // Each value has four bytes for its length.
    expect(await hasTexts(190)).toBe(false);
    expect(await hasTexts(200)).toBe(true);
  });

  it('takes rankings of up to 1,000 items', async () => {
    const ranking = (items: number) =>
      utf8(JSON.stringify({ n_items: items, data: [Array.from({ length: items }, (_, i) => i)] }));
    expect(await read(ranking(1000))).toEqual([499_500]);
    expect(await read(ranking(1001))).toEqual(['no-usable-rows']);
  });

  it('believes in UTF-8 for good after four Japanese characters', () => {
    const eucJp = Uint8Array.from([0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec]);
    const encodingOf = (characters: number) => {
      const encoding = new AnyEncoding(new Uint8Array(0));
      encoding.push(utf8('あ'.repeat(characters) + 'a'.repeat(20_000)));
      for (let time = 0; time < 50; time++) encoding.push(eucJp);
      encoding.end();
      return encoding.encoding;
    };
    expect(encodingOf(3)).toBe('EUC-JP');
    expect(encodingOf(4)).toBe('UTF-8');
  });
});

describe('limits of a likelihood', () => {
  /** Whether it still rises where the search ends, by wins of ten that have so many losses. */
  const isOpen = (losses: number) => () => {
    const model = { ...DEFAULT_MODEL, order: null };
    const counts = countsOf([['a', 'b', 10, losses]]);
    return profileLikelihood(counts, model, { kind: 'strength', model: 0 })?.isOpenAbove;
  };
  it.each<Limit>([['0.02 below the best', isOpen(0.003), false, isOpen(0.001), true]])(
    '%s',
    (_, within, says, beyond, saysThen) => {
      expect(within()).toEqual(says);
      expect(beyond()).toEqual(saysThen);
    },
  );
});

describe('limits of misfits', () => {
  const { draws } = fitAll(PAIR, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
  const checks = predictiveChecks(draws, PAIR, 'half', { seed: 1 });
  const circles = (observed: number, tail: number) => {
    const intransitive = {
      ...{ observed, mean: 10, median: 10, lower: 2, upper: 18, tail },
      ...{ triples: 20, isSampled: false },
    };
    const found = findMisfits({ ...checks, intransitive }, draws, PAIR, 'half').misfits;
    return found.filter(({ what }) => what === 'intransitive').map(({ p }) => p);
  };

  it('are p-values of a normal whose 95% are as wide as those of the replicates', () => {
    // (30 − 10) / (16 / (2 · 1.96)) = 4.9; R: 2 * pnorm(-4.9)
    expect(circles(30, 0)[0]).toBeCloseTo(9.583e-7, 9);
    expect(circles(30, 0)[0] / 9.5834e-7).toBeCloseTo(1, 3);
  });

  it('are looked at closer in the outermost twentieth only', () => {
    expect(circles(30, 0.05)).toHaveLength(1);
    expect(circles(30, 0.0501)).toHaveLength(0);
    expect(circles(-10, 0.95)).toHaveLength(1);
    expect(circles(-10, 0.9499)).toHaveLength(0);
  });

  it('are told up to an adjusted p-value of 5%', () => {
    // R: 2 * pnorm(-1.96) = 0.049996 and 2 * pnorm(-1.955) = 0.05058
    expect(circles(18, 0.02)).toHaveLength(1);
    expect(circles(17.979, 0.02)).toHaveLength(0);
  });
});

describe('limits of agreement', () => {
  it('are worth no more than two pairs each', () => {
    // The same ten times over in each of 1,000 things: no variance between them at all.
    const thing = Float64Array.from([9, 0, 0, 1, 0, 0, 0, 0, 0]);
    const all = thing.map((n) => 1000 * n);
    const same =
      measuresOf(
        all,
        Array.from({ length: 1000 }, () => thing),
      ) ?? expect.fail();
    expect(same.raw).toEqual(wilson(0.9, 20_000));
  });
});

const NOTHING_MORE = { lower: null, upper: null, winRate: null, strongerThanNext: null };

describe('limits of a comparison with a published ranking', () => {
  const { summary } = fitAll(
    countsOf([
      ['a', 'b', 8, 4],
      ['b', 'c', 8, 4],
      ['c', 'a', 3, 9],
    ]),
    DEFAULT_MODEL,
    DEFAULT_SAMPLER,
    INTERVALS,
  );
  const of = (models: readonly string[]) =>
    compareRanking(summary, ['a', 'b', 'c'], {
      ...{ file: 'f', measure: 'm' },
      entries: models.map((model, at) => ({ model, value: -at, ...NOTHING_MORE })),
    }).line === null;
  it('draws no line through two models', () => {
    expect(of(['a', 'b'])).toBe(true);
    expect(of(['a', 'b', 'c'])).toBe(false);
  });
});

describe('limits of judging', () => {
  const hopeless = (inARow: number) => () =>
    isHopeless({ kind: 'judge-call', reason: 'bad-reply', host: 'h' }, true, inARow);
  const frame = (line: string) => () => imitates({ user: `${line}\n{answer}` }, `so\n${line}\nend`);
  const tokens = (text: string) => () => estimateTokens(text);
  it.each<Limit>([
    ['ten failures in a row', hopeless(9), false, hopeless(10), true],
    ['14 characters of a frame', frame('[The Answer]:'), false, frame('[The Answers]:'), true],
    ['Latin and Greek', tokens('abcd'), 1, tokens('αβγδ'), 2],
    ['Hangul', tokens('한'), 0.72, tokens('漢'), 0.92],
    ['the first and last of Hangul', tokens('가힣'), 1.44, tokens('\u{abff}\u{d7a4}'), 1],
    ['Japanese', tokens('か'), 0.92, tokens('Ж'), 0.5],
    ['beyond U+FFFF', tokens('👍'), 2, tokens('～'), 0.92],
    [
      'the estimate is worth 2,000 tokens',
      ...([() => corrected(100, { estimated: 0, reported: 0 }), 100] as const),
      ...([() => corrected(100, { estimated: 2000, reported: 6000 }), 200] as const),
    ],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });
});

describe('limits of what is said of texts', () => {
  const mixed = (polite: number, plain: number) => () =>
    modelStyles({
      each: (take) => {
        take('a', { ...NO_COUNTS, characters: 10, polite, plain });
      },
    })[0].mixed;
  const beyond = (inside: number) => () => {
    const size = inside + 8;
    const values = Float64Array.from(
      { length: size },
      (_, q) => (q < inside ? 1 : 0) + 0.01 * (q % 3),
    );
    const group = Array.from({ length: size }, (_, q) => (q < inside ? 0 : 1));
    return findSpots([values], group, 2).length;
  };
  /** Whether the longer of two answers, in trigrams that are all different, wins by the baseline. */
  const longerWins = (one: number, other: number) => () => {
    const answer = (trigrams: number) =>
      Array.from({ length: trigrams + 2 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
    const [a, b] = [one, other].map((trigrams) => lexicalScore(['?'], [answer(trigrams)]));
    return b - a > LEXICAL_TIE_ZONE;
  };
  it.each<Limit>([
    // ln 1.1 = 0.0953, ln 1.107 = 0.1017
    ['a tenth more said', longerWins(999, 1099), false, longerWins(999, 1106), true],
    ['a tenth of the rarer style', mixed(91, 9), 0, mixed(9, 1), 1],
    ['eight questions of a group', beyond(7), 0, beyond(8), 2],
  ])('%s', (_, within, says, then, saysThen) => {
    expect(within()).toEqual(says);
    expect(then()).toEqual(saysThen);
  });
});

describe('limits of what bytes are taken for', () => {
  const ascii = (length: number, zeros: number) =>
    Uint8Array.from({ length }, (_, at) => (at >= length - zeros ? 0 : 0x61 + (at % 26)));
  /** Text whose odd bytes are zero in so many places. */
  const wide = (length: number, zeros: number) =>
    Uint8Array.from({ length }, (_, at) => (at % 2 === 1 && at < 2 * zeros ? 0 : 0x61));
  const rejected = (quotes: number) => () => {
    const reasons: string[] = [];
    const csv = new Csv({
      row: () => reasons.push('row'),
      reject: ({ kind }) => reasons.push(kind),
    });
    const open = Array.from({ length: quotes }, () => 'a,"b\n').join('');
    csv.push(`x,y\n${open}${'c,d\n'.repeat(3)}"e","f"\n`);
    csv.end();
    return reasons.slice(quotes);
  };
  const unpacked = (bytes: number) => () => {
    const limits = new ImportLimits();
    limits.pack(1000);
    try {
      limits.unpack(bytes);
      return 'fine';
    } catch {
      return 'refused';
    }
  };
  const japanese = (share: number) => {
    const text = 'é'.repeat(100 - share) + 'かな'.repeat(share / 2);
    return japaneseShare(text);
  };
  it.each<Limit>([
    [
      'zeros in a twentieth of a text',
      () => looksLike(ascii(400, 20)),
      null,
      () => looksLike(ascii(400, 21)),
      'binary',
    ],
    [
      'zeros on one side that make UTF-16',
      () => utf16Of(wide(400, 20)),
      null,
      () => utf16Of(wide(400, 21)),
      'UTF-16LE',
    ],
    [
      'five quotes that never close',
      rejected(4),
      ['row', 'row', 'row', 'row'],
      rejected(5),
      ['row', 'row', 'row', 'unclosed-quote'],
    ],
    [
      '200 times what was packed',
      unpacked(2 ** 28 + 200_000),
      'fine',
      unpacked(2 ** 28 + 200_001),
      'refused',
    ],
    ['share of Japanese', () => japanese(30), 0.3, () => japanese(50), 0.5],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within()).toEqual(says);
    expect(beyond()).toEqual(saysThen);
  });

  it('three tenths of Japanese in runs', () => {
    // 犬猫 in Shift_JIS beside bytes that are single half-width kana apart in it.
    const word = [0x8c, 0xa2, 0x94, 0x4c];
    const bytes = (words: number, other: number) =>
      Uint8Array.from([
        ...Array.from({ length: words }, () => word).flat(),
        ...Array.from({ length: other }, () => [0xb1, 0x20]).flat(),
      ]);
    expect(japaneseEncodingOf(bytes(15, 70))).toBe('Shift_JIS');
    expect(japaneseEncodingOf(bytes(15, 71))).toBeNull();
  });

  it('keeps 10,000 rejected rows of an import', () => {
    const limits = new ImportLimits();
    let kept = 0;
    for (let row = 0; row < 10_002; row++) if (limits.takesRejection()) kept++;
    expect(kept).toBe(10_000);
  });
});
