import * as v from 'valibot';
import type { FitSummary, FitWarning } from '../../core/posterior/ranking/summary.ts';
import type { PackedSummary } from '../large/summary.ts';
import { amount, areFinite, areShares, columnOf, finite, shapeOf, share, whole } from './pieces.ts';
import { samplerName } from './settings.ts';

const estimate = {
  mean: finite,
  sd: amount,
  median: finite,
  lower: finite,
  upper: finite,
  lowerWide: finite,
  upperWide: finite,
  // Chains that never moved and differ have R-hat Infinity.
  rhat: v.pipe(v.number(), v.minValue(0)),
  essBulk: amount,
  essTail: amount,
  mcse: amount,
  lacks: v.exactOptional(v.picklist(['sd', 'mean'])),
};

const shares = columnOf(Float32Array, areShares);

const aboutModel = {
  ...estimate,
  model: whole,
  rank: whole,
  strongerThanNext: v.nullable(share),
};

const row = v.object({
  ...aboutModel,
  rankShares: shares,
  density: v.object({ from: finite, to: finite, values: columnOf(Float32Array, areFinite) }),
});

const packedRow = v.object({
  ...aboutModel,
  rankShares: whole,
  density: v.object({ from: finite, to: finite, values: whole }),
});

export const warning = shapeOf<FitWarning>()(
  v.variant('kind', [
    v.object({ kind: v.literal('unconnected'), groups: v.array(v.array(whole)) }),
    v.object({
      kind: v.picklist(['undefeated', 'winless']),
      model: whole,
      isWidened: v.exactOptional(v.literal(true)),
    }),
    v.object({ kind: v.literal('at-bound'), model: whole }),
    v.object({ kind: v.picklist(['approximate', 'surplus-coordinate', 'one-chain']) }),
    v.object({
      kind: v.literal('no-order-effect'),
      why: v.picklist(['sides-unknown', 'one-order']),
    }),
    v.object({ kind: v.literal('sides-unknown'), judgments: amount, of: amount }),
    v.object({
      kind: v.literal('fell-back'),
      from: samplerName,
      reason: v.picklist(['acceptance', 'not-converged']),
    }),
    v.object({ kind: v.literal('without-maximum'), resamplings: whole, replicates: whole }),
    v.object({
      kind: v.literal('no-moment'),
      lacks: v.picklist(['sd', 'mean']),
      models: v.array(whole),
      tau: v.boolean(),
    }),
    v.object({ kind: v.literal('low-acceptance'), acceptance: share }),
    v.object({
      kind: v.literal('not-converged'),
      rhatMax: estimate.rhat,
      essBulkMin: amount,
      essTailMin: amount,
      divergences: whole,
    }),
  ]),
);

const aboutAll = {
  order: v.nullable(v.object(estimate)),
  tie: v.nullable(v.object({ ...estimate, name: v.picklist(['log_nu', 'log_kappa']) })),
  tau: v.nullable(v.object(estimate)),
  strong: v.exactOptional(v.object(estimate)),
  omega: v.exactOptional(v.object(estimate)),
  style: v.exactOptional(v.array(v.object({ ...estimate, name: v.string(), contrast: amount }))),
  indistinct: v.array(v.object({ from: whole, to: whole })),
  joint: v.exactOptional(
    v.object({
      separatedAt: share,
      ranks: v.array(v.object({ from: whole, to: whole })),
      rival: v.nullable(whole),
    }),
  ),
  diagnostics: v.object({
    sampler: samplerName,
    chains: whole,
    draws: whole,
    rhatMax: estimate.rhat,
    essBulkMin: amount,
    essTailMin: amount,
    divergences: whole,
    acceptance: share,
    // NaN of a chain whose energy never changed.
    energyFraction: v.exactOptional(v.custom<number>((value) => typeof value === 'number')),
    converged: v.boolean(),
    warnings: v.array(warning),
  }),
  interval: share,
  wideInterval: share,
  questions: v.exactOptional(
    v.object({
      isAlike: v.boolean(),
      questions: whole,
      by: v.exactOptional(v.picklist(['raters', 'both'])),
      designEffect: amount,
      judgments: amount,
      effective: amount,
      alone: amount,
      alike: amount,
      growth: v.exactOptional(v.array(amount)),
    }),
  ),
};

const plain = v.object({ rows: v.array(row), ...aboutAll });

/** Without its columns: it is held against `summary` once they are opened. */
export const packedSummary = shapeOf<PackedSummary>()(
  v.object({ rows: v.array(packedRow), ...aboutAll }),
);

/** One row per model, best first; all that is an index is one. */
export const summary = shapeOf<FitSummary>()(
  v.pipe(
    plain,
    v.forward(v.check(areRanked), ['rows']),
    v.forward(
      v.check(({ rows, indistinct }) =>
        indistinct.every(({ from, to }) => from < to && to < rows.length),
      ),
      ['indistinct'],
    ),
    v.forward(
      v.check(
        ({ rows, joint }) =>
          joint === undefined ||
          (joint.ranks.length === rows.length &&
            (joint.rival ?? 0) < rows.length &&
            joint.ranks.every(({ from, to }) => 0 < from && from <= to && to <= rows.length)),
      ),
      ['joint'],
    ),
    v.forward(
      v.check(({ rows, diagnostics }) =>
        diagnostics.warnings.every((one) => modelsOf(one).every((model) => model < rows.length)),
      ),
      ['diagnostics', 'warnings'],
    ),
  ),
);

function areRanked({ rows }: v.InferOutput<typeof plain>): boolean {
  const models = new Set(rows.map(({ model }) => model));
  return (
    models.size === rows.length &&
    rows.every(
      ({ model, rank, rankShares, strongerThanNext }, at) =>
        model < rows.length &&
        rank === at + 1 &&
        rankShares.length === rows.length &&
        (strongerThanNext === null) === (at === rows.length - 1),
    )
  );
}

function modelsOf(warning: FitWarning): readonly number[] {
  if (warning.kind === 'unconnected') return warning.groups.flat();
  if (warning.kind === 'no-moment') return warning.models;
  return 'model' in warning ? [warning.model] : [];
}
