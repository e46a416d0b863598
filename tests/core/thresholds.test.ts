import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { is } from 'valibot';
import { describe, expect, it } from 'vitest';
import { kindOf, lowShare } from '../../src/core/checks/questions/discrimination.ts';
import { enoughOf } from '../../src/core/checks/questions/fewer-questions.ts';
import { clearHabits } from '../../src/core/judge-report/clear-habits.ts';
import { judgeCards } from '../../src/core/judge-report/judge-cards.ts';
import { convergenceVerdict } from '../../src/core/checks/verdict.ts';
import { CaravanError } from '../../src/core/failure.ts';
import { changedModels } from '../../src/core/fit/compare-settings.ts';
import { isTooDeep } from '../../src/core/formats/containers/json/json-depth.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { nameOfText } from '../../src/core/formats/record/fields.ts';
import { meaningOf } from '../../src/core/formats/record/vocabulary.ts';
import { rateKind } from '../../src/core/formats/record/win-cells.ts';
import { cutBatch } from '../../src/core/judge/batch/write.ts';
import { EMPTY_BENCHMARK } from '../../src/core/table/benchmark.ts';
import { materialOf } from '../../src/core/judge/material.ts';
import { CallCosts } from '../../src/core/judge/money/call-costs.ts';
import { passphraseEstimator } from '../../src/core/judge/passphrase.ts';
import { nearness } from '../../src/core/judge/plan/place.ts';
import { validatePlan } from '../../src/core/judge/plan/validate.ts';
import { nextLabels } from '../../src/core/judges-model/next-labels.ts';
import { OpenComparisons } from '../../src/core/judges-model/open-comparisons.ts';
import { studySize } from '../../src/core/judge/study/assign.ts';
import type { StudyDesign } from '../../src/core/judge/study/assign.ts';
import { nearDuplicates } from '../../src/core/map/answer-pairs.ts';
import { lackOf } from '../../src/core/posterior/diagnostics/moments.ts';
import { designOf, priorPredictive } from '../../src/core/posterior/prior/prior-predictive.ts';
import { DEFAULT_SCALE } from '../../src/core/posterior/ranking/scale.ts';
import { maximumLikelihood } from '../../src/core/sampler/maximum-likelihood/mle.ts';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { PairDeriver } from '../../src/core/table/derive-pairs.ts';
import { Outcome, UNKNOWN } from '../../src/core/table/judgments.ts';
import { ScoreBuilder } from '../../src/core/table/scores.ts';
import { TableBuilder } from '../../src/core/table/table-builder.ts';
import { habitsOf } from '../../src/pages/judge/results/habits.ts';
import { corrections } from '../../src/storage/shapes/corrections.ts';
import { numberWriter } from '../../src/ui/text/numbers.ts';
import { judgeEn } from '../../src/words/judge.ts';
import { rankingCounts } from './choices-of.ts';
import { judge } from './judge/runs.ts';
import { nearnessOf } from '../../src/core/reproduce/nearness.ts';
import { measuresOf } from '../../src/core/agreement/agreement-measures.ts';
import { unmodelledTies } from '../../src/core/checks/unmodelled-ties.ts';
import { willDo } from '../../src/core/checks/tie-models.ts';
import { calibrate } from '../../src/core/checks/calibration.ts';
import type { CalibrationReport } from '../../src/core/checks/calibration.ts';
import { looReport } from '../../src/core/checks/loo-report.ts';
import { findMisfits } from '../../src/core/checks/misfits.ts';
import { compareRanking } from '../../src/core/posterior/ranking/compare-ranking.ts';
import * as limits from '../../src/core/limits.ts';
import { writeLink } from '../../src/core/publish/link/link.ts';
import { judgeLines } from '../../src/core/publish/report/report-tables.ts';
import { selectRows } from '../../src/core/table/merge-tables.ts';
import { judgmentSection } from '../../src/report/judgments.ts';
import { lookOf } from '../../src/report/look.ts';
import { htmlOf } from '../../src/report/markup.ts';
import { reported, smallTable } from '../report/reported.ts';
import { fallbackFor } from '../../src/core/fit/fallback.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import {
  japaneseEncodingOf,
  japaneseShare,
} from '../../src/core/formats/containers/encoding/japanese.ts';
import { guessColumns, guessMapping } from '../../src/core/formats/mapping/guess-mapping.ts';
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
import { whyNoQuestions } from '../../src/core/model/questions/enough.ts';
import { DEFAULT_MODEL, defaultModelFor } from '../../src/core/model/settings.ts';
import { resemblanceOf } from '../../src/core/posterior/questions/clustered.ts';
import { looVerdict } from '../../src/core/posterior/loo/compare-loo.ts';
import { compareSettings } from '../../src/core/fit/compare-settings.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { everyPair } from '../../src/core/table/every-pair.ts';
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
import { isPermanentFailure } from '../../src/judges/permanent-failure.ts';
import { hashOf } from '../../src/core/numerics/hash.ts';
import { wilson } from '../../src/core/numerics/wilson.ts';
import { countsOf, INTERVALS } from './counts-of.ts';
import { canBeFormatted } from '../../src/ui/text/markdown.ts';
import { bytesSource } from './formats/sources.ts';
import { drawsOf } from './posterior/draws-of.ts';
import { LEXICAL_TIE_ZONE } from '../../src/core/limits.ts';
import { limitTests } from './limit-tests.ts';
import { NOTHING_MORE, SLOW_LIMITS, compared, words } from './slow-limits.ts';

const { tried, tries, bothSides } = limitTests();

/** Next labels of two models of which so many halve the width, and how many are listed. */
const listed = (enough: number) => () => {
  const information = Float64Array.of(0, 7.5, 7.5, 0).map((x) => x / (enough - 0.5));
  const covariance = Float64Array.of(0.1, -0.1, -0.1, 0.1);
  const asked = { left: 'a', right: 'b', outcome: Outcome.left, turn: UNKNOWN, weight: 1 };
  const table = new TableBuilder();
  table.add({ ...asked, question: null, judge: 'human' });
  const open = new OpenComparisons(table.build(), ['a', 'b'], ['human']);
  const known = { covariance, information, alike: null };
  const { halving, labels } = nextLabels(known, open, [0, 1], 0.68);
  return { halving, labels: labels.length };
};

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
  const strengths = [values, values.map((v) => -v)];
  const model = { ...DEFAULT_MODEL, strength: { family: 'uniform', bound: 4 } as const };
  return fitWarnings(PAIR, model, strengths, GOOD, false).map(({ kind }) => kind);
};

const warned = (facts: Partial<Diagnostics>) => () =>
  fitWarnings(PAIR, DEFAULT_MODEL, [], { ...GOOD, ...facts }, false).map(({ kind }) => kind);

const replaced =
  (facts: Partial<Diagnostics>, draws = 1000) =>
  () =>
    fallbackFor({ ...GOOD, warnings: [], ...facts }, { ...DEFAULT_SAMPLER, draws })?.sampler
      .sampler ?? null;

describe('limits of what is believed of draws', () => {
  bothSides([
    [
      'RHAT_BELOW',
      'R-hat 1.01',
      converged({ rhatMax: 1.0099 }),
      true,
      converged({ rhatMax: 1.01 }),
      false,
    ],
    [
      'ESS_ABOVE',
      'bulk ESS 400',
      converged({ essBulkMin: 401 }),
      true,
      converged({ essBulkMin: 400 }),
      false,
    ],
    [
      'ESS_ABOVE',
      'tail ESS 400',
      converged({ essTailMin: 401 }),
      true,
      converged({ essTailMin: 400 }),
      false,
    ],
    [null, 'no divergence', converged({}), true, converged({ divergences: 1 }), false],
    [
      'LOO_RHAT_BELOW',
      'R-hat 1.05 for LOO',
      comparable({ rhatMax: 1.049 }),
      true,
      comparable({ rhatMax: 1.05 }),
      false,
    ],
    [
      'LOO_ESS_ABOVE',
      'bulk ESS 200 for LOO',
      comparable({ essBulkMin: 201 }),
      true,
      comparable({ essBulkMin: 200 }),
      false,
    ],
    [
      'LOO_ESS_ABOVE',
      'tail ESS 200 for LOO',
      comparable({ essTailMin: 201 }),
      true,
      comparable({ essTailMin: 200 }),
      false,
    ],
    [null, 'no divergence for LOO', comparable({}), true, comparable({ divergences: 1 }), false],
    [
      'AT_BOUND_SHARE',
      '2.5% of draws near a bound',
      leaning(3.9, 25),
      [],
      leaning(3.9, 26),
      ['at-bound', 'at-bound'],
    ],
    [
      'NEAR_BOUND',
      '95% of the way to a bound',
      leaning(3.8, 500),
      [],
      leaning(3.801, 500),
      ['at-bound', 'at-bound'],
    ],
    [
      'MIN_ACCEPTANCE',
      'acceptance 0.6',
      warned({ acceptance: 0.6 }),
      [],
      warned({ acceptance: 0.599 }),
      ['low-acceptance'],
    ],
    [
      'MIN_ACCEPTANCE',
      'acceptance 0.6, NUTS instead',
      replaced({ acceptance: 0.6 }),
      null,
      replaced({ acceptance: 0.599 }),
      'nuts',
    ],
    [
      'MIN_DRAWS_TO_REPLACE',
      '1,600 draws before NUTS takes over',
      ...([replaced({ converged: false }, 399), null] as const),
      ...([replaced({ converged: false }, 400), 'nuts'] as const),
    ],
  ]);
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

  tries('MIN_TAIL', 'fits no tail of fewer than five', () => {
    const ratios = (size: number) => Float64Array.from({ length: size }, (_, s) => s / size);
    expect(psis(ratios(20)).k).toBe(Infinity);
    expect(psis(ratios(21)).k).toBeLessThan(1);
  });

  tries(
    'MAX_KHAT',
    'asks less of k-hat the fewer draws there are (Vehtari et al. 2024, eq. 13)',
    () => {
      expect(kThreshold(100)).toBe(0.5);
      expect(kThreshold(2000)).toBeCloseTo(0.697, 3);
      expect(kThreshold(2200)).toBe(0.7);
    },
  );
});

describe('limits of sensitivity', () => {
  bothSides([
    [
      'SENSITIVE',
      '0.05 to the prior',
      () => diagnose(0.049, 1),
      null,
      () => diagnose(0.05, 0),
      'strong-prior',
    ],
    [
      'SENSITIVE',
      '0.05 to the likelihood',
      ...([() => diagnose(0.05, 0.049), 'strong-prior'] as const),
      ...([() => diagnose(0.05, 0.05), 'prior-data-conflict'] as const),
    ],
  ]);

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
  bothSides([
    [
      'LEANING_SHARE',
      '1% of the draws at a bound',
      answers(0.96, 10),
      true,
      answers(0.96, 11),
      false,
    ],
    ['NEAR_BOUND', '95% of the way to it', answers(0.95, 100), true, answers(0.951, 100), false],
  ]);
});

describe('limits of comparing settings', () => {
  const fitOf = (share: number): SettingFit => ({
    ...{ method: 'split-hmc', chains: 4, draws: 1000, isConverged: true, warnings: [] },
    ...{ worth: 4000, decided: null, rates: null, standings: [null, null] },
    stronger: Float32Array.of(0.5, share, 1 - share, 0.5),
  });
  const gained = (before: number, after: number) => () =>
    compareSettings(fitOf(before), fitOf(after)).claims?.gained.count;
  bothSides([
    // 2 √(0.95 · 0.05 · (1/4000 + 1/4000)) = 0.00975
    ['SHARE_ERRORS', 'two Monte Carlo errors', gained(0.945, 0.9546), 0, gained(0.945, 0.9549), 1],
    ['SEPARATED', 'ahead at 95%', gained(0.9, 0.949), 0, gained(0.9, 0.951), 1],
  ]);
});

describe('limits of what is told at once', () => {
  const loo = (sum: number, se: number, judgments: number) => () =>
    looVerdict({ sum, se }, judgments);
  const ties = (count: number) => () =>
    unmodelledTies(countsOf([['a', 'b', 1000 - count, 0, count]]), 'half');
  const rejected = (count: number) => () =>
    isMuchRejected({ rows: 1000, rejected: count, failure: null });
  bothSides([
    ['SMALL_ELPD', 'elpd 4', loo(-3.99, 0.3, 800), 'small', loo(-4, 0.3, 800), 'clear'],
    ['ELPD_ERRORS', 'two standard errors', loo(-8, 4, 800), 'open', loo(-8.1, 4, 800), 'clear'],
    ['MIN_JUDGMENTS_FOR_ERROR', '100 judgments', loo(-8, 1, 99), 'few', loo(-8, 1, 100), 'clear'],
    ['MANY_TIES', '5% ties', ties(50), null, ties(51), 0.051],
    ['MAX_REJECTED_SHARE', '1% rejected', rejected(10), false, rejected(11), true],
  ]);
});

describe('limits of guesses', () => {
  /** Twenty duels of which so many have a verdict that is understood. */
  const guess = (known: number) => () => {
    const rows = Array.from({ length: 20 }, (_, n) =>
      JsonRow.inner({
        ...{ model_x: ['a', 'b', 'c'][n % 3], model_y: ['b', 'c', 'a'][n % 3] },
        winner: n < known ? ['A', 'B'][n % 2] : `odd ${String(n)}`,
      }),
    );
    return guessMapping(rows) !== null;
  };
  /** A thousand duels of which in so many a model meets itself. */
  const meets = (same: number) => () => {
    const rows = Array.from({ length: 1000 }, (_, n) => {
      const left = ['a', 'b', 'c'][n % 3];
      const right = n < same ? left : ['b', 'c', 'a'][n % 3];
      return JsonRow.inner({ model_x: left, model_y: right, winner: ['A', 'B', 'tie'][n % 3] });
    });
    return guessMapping(rows) !== null;
  };
  bothSides([
    ['MIN_KNOWN_SHARE', 'three quarters of the verdicts', guess(15), true, guess(14), false],
    ['MAX_SAME_SHARE', '2% of models against themselves', meets(20), true, meets(21), false],
  ]);
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
    return looReport(draws, counts, DEFAULT_MODEL, 1).thinned.used;
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
  bothSides([
    [
      null,
      '2,000 kinds of judgments for LOO with all draws',
      triedFirst(2000),
      1200,
      triedFirst(2001),
      1000,
    ],
    ['FINE_HISTOGRAM_FROM', '200 replications for fine histograms', bins(199), 10, bins(200), 20],
  ]);
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

  tries('FORMAT_SAMPLE', 'looks at ten records to choose a format', async () => {
    const other = '{"name":"x","other":1}\n';
    expect(await read(utf8(other.repeat(9) + battle.repeat(3)))).toEqual([3]);
    expect(await read(utf8(other.repeat(10) + battle.repeat(3)))).toEqual(['unknown-format']);
  });

  tries('MAX_ARCHIVE_DEPTH', 'opens archives three deep', async () => {
    const packed = (depth: number): Uint8Array =>
      depth === 0 ? utf8(battle) : zipSync({ x: packed(depth - 1) });
    expect(await read(packed(3))).toEqual([1]);
    expect(await read(packed(4))).toEqual(['not-text']);
  });

  tries(
    'MAX_SHORT_BYTES',
    'leaves out columns of Parquet with more than 200 bytes a row',
    async () => {
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
      expect(await hasTexts(195)).toBe(false);
      expect(await hasTexts(197)).toBe(true);
    },
  );

  tries('MAX_CHOIX_RANKING', 'takes rankings of up to 1,000 items', async () => {
    const ranking = (items: number) =>
      utf8(JSON.stringify({ n_items: items, data: [Array.from({ length: items }, (_, i) => i)] }));
    expect(await read(ranking(1000))).toEqual([499_500]);
    expect(await read(ranking(1001))).toEqual(['no-usable-rows']);
  });

  tries('UTF8_PROOF', 'believes in UTF-8 for good after four Japanese characters', () => {
    const eucJp = Uint8Array.from([0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec]);
    const encodingOf = (start: string) => {
      const encoding = new AnyEncoding(new Uint8Array(0));
      encoding.push(utf8(start + 'a'.repeat(20_000)));
      for (let time = 0; time < 50; time++) encoding.push(eucJp);
      encoding.end();
      return encoding.encoding;
    };
    expect(encodingOf('あああé')).toBe('EUC-JP');
    expect(encodingOf('ああああ')).toBe('UTF-8');
  });
});

describe('limits of a likelihood', () => {
  /** Whether it still rises where the search ends, by wins of ten that have so many losses. */
  const isOpen = (losses: number) => () => {
    const model = { ...DEFAULT_MODEL, order: null };
    const counts = countsOf([['a', 'b', 10, losses]]);
    return profileLikelihood(counts, model, { kind: 'strength', model: 0 })?.isOpenAbove;
  };
  bothSides([['STILL_RISING', '0.02 below the best', isOpen(0.0017), false, isOpen(0.0016), true]]);
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

  tries('MISFIT_TAIL', 'are looked at closer in the outermost twentieth only', () => {
    expect(circles(30, 0.05)).toHaveLength(1);
    expect(circles(30, 0.0501)).toHaveLength(0);
    expect(circles(-10, 0.95)).toHaveLength(1);
    expect(circles(-10, 0.9499)).toHaveLength(0);
  });

  tries('MISFIT_LEVEL', 'are told up to an adjusted p-value of 5%', () => {
    // R: 2 * pnorm(-1.96) = 0.049996 and 2 * pnorm(-1.955) = 0.05058
    expect(circles(18, 0.02)).toHaveLength(1);
    expect(circles(17.979, 0.02)).toHaveLength(0);
  });
});

describe('limits of questions', () => {
  tries('LOW_DISCRIMINATION', 'separate hardly at all below 0.35', () => {
    const at = (value: number) =>
      Float64Array.from({ length: 41 }, (_, v) => (v === value ? 1 : 0));
    // Steps of 0.15 from −2 on: the 16th is 0.325 to 0.475.
    expect([15, 16, 17].map((value) => lowShare(at(value)))).toEqual([
      1,
      expect.closeTo((limits.LOW_DISCRIMINATION - 0.325) / 0.15, 9),
      0,
    ]);
    expect(limits.LOW_DISCRIMINATION).toBe(0.35);
  });

  tries('SURE_OF_QUESTION', 'are called something from 90% on', () => {
    const slope = (reversed: number, low: number) => ({ reversed, low });
    const both = (reversed: number, low: number) =>
      kindOf(slope(reversed, low), slope(reversed, low), 0);
    expect(both(0, 0.9)).toBe('dead');
    expect(both(0, 0.899)).toBe('unclear');
    expect(both(0.9, 0.95)).toBe('reversed');
    expect(both(0.899, 0.95)).toBe('dead');
    expect(both(0, 0.0999)).toBe('separates');
    expect(both(0, 0.1001)).toBe('unclear');
    // The posterior and the verdicts alone: neither does without the other.
    const sure = [slope(0.9, 0.95), slope(0, 0.9), slope(0, 0.0999)];
    const open = slope(0, 0.4);
    for (const one of sure) {
      expect(kindOf(one, open, 0)).toBe('unclear');
      expect(kindOf(open, one, 0)).toBe('unclear');
    }
    // Three ties and nothing else: 15/16 that most are.
    expect([1, 2, 3].map((ties) => kindOf(sure[2], open, ties))).toEqual([
      ...['unclear', 'unclear', 'dead'],
    ]);
  });

  tries(
    'SAME_FIRST_SHARE',
    'are enough where 95% of the subsets, and of all larger ones, agree',
    () => {
      const steps = (...shares: number[]) =>
        shares.map((value, at) => ({ questions: at + 2, same: { value, lower: 0, upper: 1 } }));
      expect(enoughOf(steps(0.5, 0.95, 1))).toBe(3);
      expect(enoughOf(steps(0.5, 0.949, 1))).toBe(4);
      expect(enoughOf(steps(0.96, 0.94, 0.97))).toBe(4);
      expect(enoughOf(steps(1, 0.94))).toBeNull();
    },
  );
});

describe('limits of agreement', () => {
  tries('MAX_PAIR_WORTH', 'are worth no more than two pairs each', () => {
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

describe('limits of report cards', () => {
  const judged = (judges: number, question: (judge: number) => string) => {
    const table = new TableBuilder();
    for (let n = 0; n < judges; n++) {
      const rest = { turn: UNKNOWN, weight: 1, outcome: Outcome.left, question: question(n) };
      table.add({ left: 'A', right: 'B', judge: `j${String(n)}`, ...rest });
    }
    return judgeCards(table.build());
  };
  const cards = (judges: number) => () => {
    const report = judged(judges, (n) => `q${String(n)}`);
    return [report.cards.length, report.left];
  };
  const pairs = (judges: number) => () => judged(judges, () => 'q').pairs.length;
  const clear = (p: number) => () => {
    const [card] = judged(1, () => 'q').cards;
    const order = { value: 1, lower: 0, upper: 2, p, judgments: 20, questions: 20 };
    return clearHabits({ cards: [{ ...card, order }] }, null).clear.length;
  };
  bothSides([
    ['MAX_JUDGE_CARDS', '200 judges', cards(200), [200, 0], cards(201), [200, 1]],
    ['MAX_PAIRED_JUDGES', 'forty judges', pairs(40), 780, pairs(41), 780],
    ['HABIT_LEVEL', 'an adjusted p-value of 5%', clear(0.05), 1, clear(0.0501), 0],
  ]);
});

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
  tries('MIN_ON_LINE', 'draws no line through two models', () => {
    expect(of(['a', 'b'])).toBe(true);
    expect(of(['a', 'b', 'c'])).toBe(false);
  });
});

describe('limits of a ranking that is reproduced', () => {
  const level = (apart: number) => () =>
    nearnessOf(
      [
        { model: 0, value: 0.123456 },
        { model: 1, value: 1.123456 },
      ],
      [0.123456 + apart, 1.123456],
    ).level;
  bothSides([
    ['REPRODUCED_SHARE', '0.5% of the spread', level(0.0049), 'same', level(0.0051), 'near'],
    ['NEAR_SHARE', '5% of the spread', level(0.049), 'near', level(0.051), 'far'],
  ]);
});

describe('limits of judging', () => {
  const permanent = (inARow: number) => () =>
    isPermanentFailure({ kind: 'judge-call', reason: 'bad-reply', host: 'h' }, true, inARow);
  const frame = (line: string) => () => imitates({ user: `${line}\n{answer}` }, `so\n${line}\nend`);
  const tokens = (text: string) => () => estimateTokens(text);
  bothSides([
    ['MAX_FAILURES_IN_A_ROW', 'ten failures in a row', permanent(9), false, permanent(10), true],
    [
      'MIN_FRAME',
      '14 characters of a frame',
      frame('[The Answer]:'),
      false,
      frame('[The Answers]:'),
      true,
    ],
    [null, 'Latin and Greek', tokens('abcd'), 1, tokens('αβγδ'), 2],
    [null, 'Hangul', tokens('한'), 0.72, tokens('漢'), 0.92],
    [null, 'the first and last of Hangul', tokens('가힣'), 1.44, tokens('\u{abff}\u{d7a4}'), 1],
    [null, 'Japanese', tokens('か'), 0.92, tokens('Ж'), 0.5],
    [null, 'beyond U+FFFF', tokens('👍'), 2, tokens('～'), 0.92],
    [
      null,
      'the estimate is worth 2,000 tokens',
      ...([() => corrected(100, { estimated: 0, reported: 0 }), 100] as const),
      ...([() => corrected(100, { estimated: 2000, reported: 6000 }), 200] as const),
    ],
  ]);
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
  bothSides([
    // ln 1.1 = 0.0953, ln 1.107 = 0.1017
    [
      'LEXICAL_TIE_ZONE',
      'a tenth more said',
      longerWins(999, 1099),
      false,
      longerWins(999, 1106),
      true,
    ],
    ['MIN_MIXED_SHARE', 'a tenth of the rarer style', mixed(901, 99), 0, mixed(9, 1), 1],
    ['MIN_GROUP_QUESTIONS', 'eight questions of a group', beyond(7), 0, beyond(8), 2],
  ]);
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
  bothSides([
    [
      'MAX_ZERO_SHARE',
      'zeros in a twentieth of a text',
      () => looksLike(ascii(400, 20)),
      null,
      () => looksLike(ascii(400, 21)),
      'binary',
    ],
    [
      'MAX_ZERO_SHARE',
      'zeros on one side that make UTF-16',
      () => utf16Of(wide(400, 20)),
      null,
      () => utf16Of(wide(400, 21)),
      'UTF-16LE',
    ],
    [
      'MAX_UNCLOSED_QUOTES',
      'five quotes that never close',
      rejected(4),
      ['row', 'row', 'row', 'row'],
      rejected(5),
      ['row', 'row', 'row', 'unclosed-quote'],
    ],
    [
      'MAX_UNPACK_RATIO',
      '200 times what was packed',
      unpacked(2 ** 28 + 200_000),
      'fine',
      unpacked(2 ** 28 + 200_001),
      'refused',
    ],
    [null, 'share of Japanese', () => japanese(30), 0.3, () => japanese(50), 0.5],
  ]);

  tries('MIN_JAPANESE_SHARE', 'three tenths of Japanese in runs', () => {
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

  tries('MAX_IMPORT_REJECTIONS', 'keeps 10,000 rejected rows of an import', () => {
    const limits = new ImportLimits();
    let kept = 0;
    for (let row = 0; row < 10_002; row++) if (limits.takesRejection()) kept++;
    expect(kept).toBe(10_000);
  });
});

describe('limits of tables', () => {
  const duels = (models: number) => async () => {
    const rows = Array.from(
      { length: models - 1 },
      (_, n) => `m0,m${String(n + 1)},model_a,${String(n)}`,
    );
    const text = `model_a,model_b,winner,question_id\n${rows.join('\n')}\n`;
    const source = bytesSource('x.csv', new TextEncoder().encode(text));
    const { read, failure } = await importJudgments([source], {
      ...{ format: null, base: null, edits: NO_EDITS },
    });
    return (read.files[0].failure ?? failure)?.kind ?? null;
  };
  /** Pairs of so many models, none of which is the better. */
  const pairs = (models: number) => () => {
    const scores = new ScoreBuilder();
    scores.equal = 'nothing';
    for (let m = 0; m < models; m++)
      scores.add({ model: String(m), question: 'q', judge: null, turn: UNKNOWN, score: 1 });
    return new PairDeriver().add(scores.build()) !== null;
  };
  const tied = (models: number) => () => {
    const names = Array.from({ length: models }, (_, m) => `m${String(m)}`);
    return rankingCounts([['first', names.join(' ')]]).choices?.ties?.most;
  };
  const tagged = (values: number) => () =>
    valuesOf(Array.from({ length: values }, (_, n) => `c${String(n)}`));
  const longTag = (length: number) => () => valuesOf(['x'.repeat(length)]);
  bothSides([
    ['MAX_MODELS', '2,000 models of a ranking', duels(2000), null, duels(2001), 'too-many-models'],
    [
      'MAX_MODEL_NAMES',
      '20,000 models of a file',
      ...([() => namesOf(20_000), null] as const),
      ...([() => namesOf(20_001), 'too-many-models'] as const),
    ],
    // 4,472 · 4,471 / 2 = 9,997,156 and 4,473 · 4,472 / 2 = 10,001,628
    ['MAX_DERIVED', 'ten million pairs', pairs(4472), true, pairs(4473), false],
    ['MAX_TIED', '20 models on a shared place', tied(20), 20, tied(21), undefined],
    ['MAX_TAG_VALUES', '1,000 values of a tag', tagged(1000), 1000, tagged(1001), undefined],
    ['MAX_TAG_LENGTH', '100 characters of a value', longTag(100), 1, longTag(101), undefined],
  ]);

  async function valuesOf(categories: readonly string[]): Promise<number | undefined> {
    const rows = categories.map((category) => `m0,m1,model_a,${category}`);
    const text = `model_a,model_b,winner,category\n${rows.join('\n')}\n`;
    const source = bytesSource('x.csv', new TextEncoder().encode(text));
    return (await readFiles([source], { format: null })).table.tags?.[0].values.length;
  }

  async function namesOf(models: number): Promise<string | null> {
    const rows = Array.from(
      { length: models },
      (_, n) => `{"model":"m${String(n)}","rating":1,"lower":0,"upper":2}`,
    );
    const source = bytesSource('x', new TextEncoder().encode(rows.join('\n')));
    const { files } = await readFiles([source], { format: null });
    return files[0].failure?.kind ?? null;
  }
});

describe('limits of records', () => {
  const csvRow = (characters: number) => () => {
    let taken = '';
    const csv = new Csv({
      row: () => (taken = 'row'),
      reject: ({ kind }) => (taken = kind),
    });
    csv.push('x,y\n');
    csv.push(`a,${'b'.repeat(characters - 2)}`);
    csv.end();
    return taken;
  };
  const nested = (levels: number) => () => isTooDeep('['.repeat(levels) + ']'.repeat(levels));
  const free = (bytes: number) => () => {
    try {
      new ImportLimits().unpack(bytes);
      return 'fine';
    } catch {
      return 'refused';
    }
  };
  const readText = async (text: string) => {
    const source = bytesSource('x', new TextEncoder().encode(text));
    return (await readFiles([source], { format: null })).files[0];
  };
  /** Rows that can't be read below three that can, and those of them that are kept. */
  const kept = (rejected: number) => async () => {
    const row = (winner: string) =>
      `${JSON.stringify({ model_a: 'a', model_b: 'b', winner, question_id: 1 })}\n`;
    const file = await readText(row('model_a').repeat(3) + row('x').repeat(rejected));
    expect(file.rejected).toBe(rejected);
    return file.rejections.length;
  };
  const ranked = (models: number) => async () => {
    const names = Array.from({ length: models }, (_, n) => `m${String(n)}`);
    return (await readText(JSON.stringify({ models: names, ranking: names }))).judgments;
  };
  const rates = (total: number) => () => rateKind([{ number: 0.5, isPercent: false }], [total], []);
  const odds = (product: number) => () =>
    rateKind([{ number: 1.4, isPercent: false }], [], [product]);
  const games = (wins: number) => async () => {
    const row = `a,b,${String(wins)},500000,0,1000000`;
    return (await readText(`model_a,model_b,wins_a,wins_b,ties,games\n${row}\n`)).rejected;
  };
  bothSides([
    [
      'MAX_CSV_ROW',
      'four million characters of a row',
      ...([csvRow((4 << 20) - 1), 'row'] as const),
      ...([csvRow(4 << 20), 'too-long'] as const),
    ],
    ['MAX_JSON_DEPTH', '32,768 brackets', nested(32_768), false, nested(32_769), true],
    ['FREE_UNPACKED_BYTES', '256 MB', free(2 ** 28), 'fine', free(2 ** 28 + 1), 'refused'],
    ['MAX_FILE_REJECTIONS', '1,000 rejected rows of a file', kept(999), 999, kept(1001), 1000],
    [
      'MAX_QUESTION_NAME',
      '200 characters of a text for a name',
      ...([() => nameOfText('a'.repeat(200))?.length, 200] as const),
      ...([() => nameOfText('a'.repeat(201))?.includes('… #'), true] as const),
    ],
    [
      'MAX_VERDICT',
      '40 characters of a verdict',
      ...([() => meaningOf('tie'.padEnd(40)), 'tie'] as const),
      ...([() => meaningOf('tie'.padEnd(41)), null] as const),
    ],
    ['MAX_ROW_RANKING', 'rankings of 100 in a row', ranked(100), 4950, ranked(101), 0],
    ['SHARE_ROUNDING', 'shares of whole percent', rates(1.01), 'rates', rates(1.011), 'fractions'],
    ['ODDS_ROUNDING', 'odds of one decimal', odds(0.941), 'odds', odds(0.939), null],
    ['WEIGHT_ROUNDING', 'a millionth of the games', games(500_001), 0, games(500_001.05), 1],
  ]);
});

describe('limits of guesses at columns', () => {
  const rowsOf = (length: number, row: (n: number) => object) =>
    Array.from({ length }, (_, n) => JsonRow.inner({ ...row(n) }));
  const guess = (length: number, row: (n: number) => object) => () =>
    guessMapping(rowsOf(length, row)) !== null;
  const verdict = (n: number) => ({ winner: ['A', 'B', 'tie'][n % 3] });
  const named = (length: number) =>
    guess(9, (n) => ({
      model_x: ['a', 'b', 'c'][n % 3].padEnd(length, '-'),
      model_y: ['b', 'c', 'a'][n % 3].padEnd(length, '-'),
      ...verdict(n),
    }));
  const models = (n: number) => ({
    model_x: ['a', 'b', 'c'][n % 3],
    model_y: ['b', 'c', 'a'][n % 3],
  });
  const outcomes = (different: number) => () =>
    guessColumns(rowsOf(30, (n) => ({ ...models(n), winner: `odd ${String(n % different)}` })))
      .outcome;
  const always = (rows: number) => guess(rows, (n) => ({ ...models(n), winner: 'A' }));
  const highest = (header: string, most: number) =>
    guess(6, (n) => ({
      ...{ home_team: ['a', 'b', 'c'][n % 3], away_team: ['b', 'c', 'a'][n % 3] },
      ...{ [`home_${header}`]: n === 0 ? most : n, [`away_${header}`]: 7 - n },
    }));
  bothSides([
    ['MAX_GUESSED_NAME', '80 characters of a name', named(80), true, named(81), false],
    ['MAX_GUESSED_OUTCOMES', '12 outcomes', outcomes(12), 'winner', outcomes(13), null],
    ['MIN_ROWS_TO_REPEAT', 'the same in five rows', always(4), true, always(5), false],
    [
      'MAX_GUESSED_SCORE',
      'scores of 400',
      highest('score', 400),
      true,
      highest('score', 401),
      false,
    ],
    ['MAX_GUESSED_PLACE', 'places of 50', highest('place', 50), true, highest('place', 51), false],
  ]);
});

describe('limits of what a posterior has', () => {
  const { summary } = fitAll(PAIR, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
  const energy = (energyFraction: number) => () =>
    convergenceVerdict({
      ...summary,
      diagnostics: { ...GOOD, warnings: [], energyFraction },
    }).reasons.find(({ kind }) => kind === 'energy')?.isMet;
  /** Draws at the quantiles of a generalised Pareto distribution, both ways. */
  const pareto = (k: number) => () => {
    const half = Float64Array.from({ length: 2000 }, (_, s) => {
      const p = (s + 0.5) / 2000;
      return ((1 - p) ** -k - 1) / k;
    });
    const sorted = Float64Array.from([...half.map((x) => -x), ...half]).sort();
    return lackOf(sorted, sorted.length);
  };
  const even = Float64Array.from({ length: 4000 }, (_, s) => s);
  const known = (draws: number, k: number) => () =>
    lackOf(even.subarray(0, draws), draws, { least: k, most: Infinity });
  /** The maximum for ten wins and so many losses. */
  const maximum = (losses: number) => () => {
    const model = { ...DEFAULT_MODEL, order: null };
    try {
      maximumLikelihood(countsOf([['a', 'b', 10, losses]]), model);
      return true;
    } catch {
      return false;
    }
  };
  bothSides([
    ['MIN_CHAINS', 'two chains', converged({ chains: 2 }), true, converged({ chains: 1 }), false],
    ['MIN_ENERGY', 'E-BFMI 0.3', energy(0.3), true, energy(0.299), false],
    ['NO_SD_FROM', 'a tail of k 0.5', known(8, 0.499), null, known(8, 0.5), 'sd'],
    ['NO_MEAN_FROM', 'a tail of k 1', known(4000, 0.999), 'sd', known(4000, 1), 'mean'],
    ['MOMENT_ERRORS', 'two standard errors of k', pareto(0.296), null, pareto(0.3), 'sd'],
    [
      'MAX_STANDARD_ERROR',
      'a standard error of 100',
      maximum(2.6e-5),
      true,
      maximum(2.4e-5),
      false,
    ],
  ]);
});

describe('limits of claims', () => {
  const shifted = (sds: number) => () =>
    changedModels(1, [{ moved: [], shifts: [{ model: 0, by: 0, sds }] }]);
  /** Two models whose chances are known beforehand, all but for nothing. */
  const believed = (chance: number) => {
    const half = Math.log(chance / (1 - chance)) / 2;
    const informative = [half, -half].map((mean, m) => ({ model: 'ab'[m], mean, scale: 1e-6 }));
    const settings = { ...DEFAULT_MODEL, order: null, informative };
    return priorPredictive(designOf(PAIR), settings) ?? expect.fail();
  };
  const lopsided = (chance: number) => () => Math.round(believed(chance).lopsided);
  const level = (chance: number) => () => Math.round(believed(chance).level);
  /** Answers with so many of 256 pieces in common. */
  const alike = (common: number) => () => {
    const sketch = (own: number) =>
      Uint32Array.from({ length: 256 }, (_, bin) => (bin < common ? bin : 1000 * own + bin));
    const answers = new Map(
      [1, 2].map((own) => [`m${String(own)}`, { sketch: sketch(own), text: '' }]),
    );
    const question = { id: 'q', category: null, text: '', answers };
    return nearDuplicates([question], new TableBuilder().build()).length;
  };
  bothSides([
    ['MIN_SHIFT', 'half a standard deviation', shifted(0.499), [false], shifted(0.5), [true]],
    ['LOPSIDED_FROM', 'a chance of 95%', lopsided(0.951), 1, lopsided(0.949), 0],
    ['LEVEL_UP_TO', 'a chance of 55%', level(0.549), 1, level(0.551), 0],
    ['ALIKE_FROM', 'four fifths of the pieces', alike(204), 0, alike(205), 1],
  ]);
});

describe('limits of judging that money and time hang on', async () => {
  const estimate = await passphraseEstimator();
  const questions = (count: number) => () => {
    const table = new TableBuilder();
    for (let q = 0; q < count; q++) {
      const rest = { judge: null, turn: UNKNOWN, weight: 1, outcome: Outcome.left };
      table.add({ question: `q${String(q)}`, left: 'A', right: 'B', ...rest });
    }
    const choice = { models: null, categories: null, most: 1, seed: 1 };
    const file = { firstRow: 0, tableRows: count, hasTexts: true } as const;
    return materialOf(table.build(), EMPTY_BENCHMARK, [file], NO_EDITS, choice).isCut;
  };
  const planned = (judgments: number) => () => {
    try {
      validatePlan({ kind: 'random', judgments, seed: 1 }, 2);
      return true;
    } catch {
      return false;
    }
  };
  const habit = (of: number) => () => {
    const share = { value: 0.5, lower: 0.4, upper: 0.6, of };
    const bias = { judge: null, firstWins: share, longerWins: null, swaps: null, ownFamily: null };
    const write = numberWriter('en', { scale: DEFAULT_SCALE, showLogOdds: false });
    return habitsOf(bias, null, judgeEn.findings, write)[0].figure !== null;
  };
  const messages = [{ role: 'user', content: 'Which is better?' } as const];
  const prompt = { system: 'Compare.', messages };
  const charged = (output: number) => () => {
    const own = judge({ sampling: { temperature: 0, maxTokens: 500, seed: null } });
    const costs = new CallCosts([own], [{ input: 2, output: 10 }]);
    return costs.settle(0, prompt, { input: 1, output }).usage?.output ?? null;
  };
  const most = { requests: limits.MAX_BATCH_REQUESTS, bytes: limits.MAX_BATCH_BYTES };
  const files = (lines: readonly string[]) => () => [...cutBatch(lines, most)].length;
  const lines = (count: number) => Array.from({ length: count }, () => '{}\n');
  // Three bytes a character, and one more.
  const half = `${'あ'.repeat(33_333_333)}x`;
  const typed = (passphrase: string) => () => estimate(passphrase).level;
  tries('MAX_BATCH_BYTES', '200 MB of requests', () => {
    const cut = [...cutBatch([half, half, 'x'], most)];
    expect(cut.map((file) => file.length)).toEqual([2, 1]);
  });
  bothSides([
    ['MAX_QUESTIONS', '20,000 questions', questions(20_000), false, questions(20_001), true],
    ['MAX_PLANNED', 'plans of 1e8 judgments', planned(1e8), true, planned(1e8 + 1), false],
    ['MIN_MODELS_FOR_NEAR', 'five models', () => nearness(5), 1, () => nearness(4), 0],
    ['MIN_OBSERVATIONS', 'ten observations', habit(10), true, habit(9), false],
    ['MAX_BELIEVED', 'twice the most', charged(1000), 1000, charged(1001), null],
    ['MAX_BATCH_REQUESTS', '50,000 requests', files(lines(50_000)), 1, files(lines(50_001)), 2],
    [
      'MIN_PASSPHRASE_POWER',
      'guesses of a week',
      typed('kX9#pQ2vLm'),
      'fair',
      typed('kX9#pQ2vL'),
      'weak',
    ],
    [
      'STRONG_PASSPHRASE_POWER',
      'guesses of twenty years',
      ...([typed('kX9#pQ2vLmRt7'), 'strong'] as const),
      ...([typed('kX9#pQ2vLmRt'), 'fair'] as const),
    ],
  ]);
});

describe('questions', () => {
  const row = { left: 'a', right: 'b', outcome: Outcome.left, judge: null, turn: UNKNOWN };
  const enough = (questions: number) => () => {
    const table = new TableBuilder();
    for (let q = 0; q < questions; q++) table.add({ ...row, question: String(q), weight: 2 });
    return whyNoQuestions(countPairs(table.build())) === null;
  };
  const opening = (judgments: number) => (): unknown => {
    const table = new TableBuilder();
    for (let n = 0; n < judgments; n++) table.add({ ...row, question: String(n % 10), weight: 1 });
    return defaultModelFor(countPairs(table.build())).questions;
  };
  const clustered = (designEffect: number) => () => resemblanceOf({ designEffect }) === 'alike';
  const narrower = (designEffect: number) => () => resemblanceOf({ designEffect }) === 'narrower';
  bothSides([
    ['MIN_QUESTIONS', 'ten questions', enough(10), true, enough(9), false],
    [
      ...(['MIN_JUDGMENTS_PER_QUESTION', 'two on average'] as const),
      ...([opening(20), { kind: 'robust' }, opening(19), undefined] as const),
    ],
    ['NOTABLE_DESIGN_EFFECT', 'a twentieth', clustered(1.05), true, clustered(1.049), false],
    ['NARROW_DESIGN_EFFECT', 'a fifth less', narrower(0.799), true, narrower(0.8), false],
  ]);
});

describe('limits of a study', () => {
  const answered = (questions: number) => ({
    ...{ models: 2, questions },
    has: new Uint8Array(2 * questions).fill(1),
  });
  const studied = (part: Partial<StudyDesign>, questions: number) => () => {
    const design = { raters: 2, perRater: null, overlap: 1, repeats: 0, swaps: true, seed: 1 };
    try {
      return studySize({ ...design, ...part }, answered(questions)).perRater;
    } catch (error) {
      return error instanceof CaravanError ? error.failure : error;
    }
  };
  const refused = (setting: string, value: string) => ({ kind: 'bad-setting', setting, value });
  bothSides([
    [
      'MAX_RATERS',
      'fifty raters',
      ...([studied({ raters: 50 }, 10), 10] as const),
      ...([studied({ raters: 51 }, 10), refused('raters', '51')] as const),
    ],
    [
      'MAX_NEXT_LABELS',
      '200 next labels',
      ...([listed(200), { halving: 200, labels: 200 }] as const),
      ...([listed(201), { halving: 201, labels: 200 }] as const),
    ],
    [
      'MAX_STUDY_PAIRS',
      '50,000 pairs for all raters together',
      ...([studied({}, 25_000), 25_000] as const),
      ...([studied({}, 25_001), refused('perRater', '25001')] as const),
    ],
    [
      'MAX_REPEATED',
      'half of a rater’s pairs once more',
      ...([studied({ repeats: 0.5 }, 10), 10] as const),
      ...([studied({ repeats: 0.51 }, 10), refused('repeats', '0.51')] as const),
    ],
  ]);
});

describe('limits of looking at texts', () => {
  bothSides([
    [
      ...(['MAX_FORMATTED', 'fifty thousand characters'] as const),
      ...([() => canBeFormatted('x'.repeat(50_000)), true] as const),
      ...([() => canBeFormatted('x'.repeat(50_001)), false] as const),
    ],
    [
      ...(['MAX_COMPARED_WORDS', 'ten thousand words and spaces'] as const),
      ...([compared(`${words(5000)} `, words(5000)), true] as const),
      ...([compared(words(5001), words(5000)), false] as const),
    ],
  ]);
});

describe('limits of corrections', () => {
  const reasoned = (length: number) => () =>
    is(corrections, [{ kind: 'question', question: 'q', note: 'x'.repeat(length) }]);
  bothSides([['MAX_NOTE_LENGTH', 'a reason of 500', reasoned(500), true, reasoned(501), false]]);
});

describe('limits of a report', () => {
  const share = { value: 0, lower: 0, upper: 1, count: 0, of: 9 };
  const card = {
    ...{ judge: 'a', isPerson: false, judgments: 9, questions: 3, order: null },
    ...({ noOrder: 'few' } as const),
    ...{ firstWins: null, ties: share, tieWidth: null, swaps: null, ownFamily: null },
    ...{ people: null, others: null },
  };
  const judges = (count: number) => () => {
    const cards = Array.from({ length: count }, () => card);
    const found = judgeLines(
      { cards, pairs: [], paired: 0, left: 2, unknown: 0, times: null },
      null,
    );
    return [found?.lines.length, found?.all];
  };
  const table = smallTable();
  const look = lookOf(reported(table).facts, 'en');
  const judgments = (count: number) => () => {
    const rows = Uint32Array.from({ length: count }, (_, at) => at % table.left.length);
    const text = htmlOf(judgmentSection(look, selectRows(table, rows)));
    return [text.split('<tr>').length, /The first [\d,]+ of [\d,]+ are listed/.exec(text)?.[0]];
  };
  // The rows of 12 pairs, two heads, and what stands before the first.
  const others = 12 + 2 + 1;
  bothSides([
    ['REPORT_LINES', 'thirty judges', judges(30), [30, 32], judges(31), [30, 33]],
    [
      ...(['REPORT_JUDGMENTS', 'five thousand judgments'] as const),
      ...([judgments(5000), [5000 + others, undefined]] as const),
      ...([judgments(5001), [5000 + others, 'The first 5,000 of 5,001 are listed']] as const),
    ],
  ]);
});

describe('a link', () => {
  const link = (models: number, draws: number, title = '') => {
    const names = Array.from({ length: models }, (_, m) => String(m));
    const counts = countsOf(names.slice(1).map((name) => ['0', name, 1, 0]));
    const sampler = { ...DEFAULT_SAMPLER, chains: 1, draws, warmup: 0 };
    return writeLink({ title, counts, model: DEFAULT_MODEL, sampler, printed: [] });
  };
  const linked = (...given: Parameters<typeof link>) => {
    const made = link(...given);
    return 'link' in made ? 'link' : made.refusal.kind;
  };
  /** A title that nothing compresses. */
  const titled = (length: number) =>
    Array.from({ length }, (_, at) => String.fromCodePoint(33 + (hashOf(at, 1) % 93))).join('');
  /** The link of such a title is as long as this; its signs stand for 6 bits each. */
  const lengthOf = (characters: number) => {
    const made = link(2, 1000, titled(characters));
    return 'link' in made ? made.link.length : made.refusal.kind === 'length' && made.refusal.found;
  };
  const longest = () => {
    let [short, long] = [5000, 9000];
    while (long - short > 1) {
      const middle = Math.floor((short + long) / 2);
      if (Number(lengthOf(middle)) <= 8000) short = middle;
      else long = middle;
    }
    return short;
  };
  bothSides([
    [
      ...(['MAX_LINK_MODELS', 'a hundred models'] as const),
      ...([() => linked(100, 1000), 'link', () => linked(101, 1000), 'models'] as const),
    ],
    [
      ...(['MAX_LINK_DRAWS', 'four hundred thousand draws'] as const),
      ...([() => linked(2, 400_000), 'link', () => linked(2, 400_001), 'draws'] as const),
    ],
    [
      ...(['MAX_LINK_CHARACTERS', 'eight thousand characters'] as const),
      ...([() => linked(2, 1000, titled(longest())), 'link'] as const),
      ...([() => linked(2, 1000, titled(longest() + 1)), 'length'] as const),
    ],
  ]);
});

describe('every limit', () => {
  it('is tried here from both sides', () => {
    for (const [limit] of Object.values(SLOW_LIMITS).flat()) tried.add(String(limit));
    expect(Object.keys(limits).filter((limit) => !tried.has(limit))).toEqual([]);
  });
});
