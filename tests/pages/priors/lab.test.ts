import { describe, expect, it } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import type { SensitivityReport } from '../../../src/core/posterior/prior/sensitivity.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { believe, disbelieve } from '../../../src/core/model/believe.ts';
import { claimsOf } from '../../../src/core/posterior/prior/claims.ts';
import { claimText } from '../../../src/pages/priors/claim-text.ts';
import { extremesOf } from '../../../src/core/posterior/prior/extremes.ts';
import { labRows } from '../../../src/pages/priors/lab-rows.ts';
import { INTERVALS } from '../../core/counts-of.ts';

const { models } = RAKUDA.counts;
const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, INTERVALS);
const faces = RAKUDA.models.map(({ id, shortName: name, licence }) => ({
  ...{ id, name, fullName: name, maker: null, link: null, licence },
}));
const SIGNS = { data: 'data', prior: 'prior', conflict: 'conflict' };
const DRIVERS = { drivers: SIGNS, meaning: { ...SIGNS, conflict: 'they disagree' } };
const steady = { prior: 0.01, likelihood: 0.2, diagnosis: null };
const weak = { prior: 0.3, likelihood: 0.01, diagnosis: 'strong-prior' } as const;
const apart = { prior: 0.3, likelihood: 0.4, diagnosis: 'prior-data-conflict' } as const;

describe('the rows of the laboratory', () => {
  const tried = preview(
    RAKUDA.counts,
    { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 0.2 } },
    INTERVALS,
  ).summary;

  it('keep the order of the fit, with what is tried beside it', () => {
    const rows = labRows(summary, tried, faces, DEFAULT_MODEL, null, DRIVERS);
    expect(rows.map(({ model }) => model)).toEqual(summary.rows.map(({ model }) => model));
    rows.forEach(({ model, now, rank }) => {
      const row = tried.rows.find((one) => one.model === model);
      expect(now?.median).toBe(row?.median);
      expect(rank).toBe(row?.rank);
    });
  });

  it('have nothing beside the fit where nothing is known yet', () => {
    const rows = labRows(summary, null, faces, DEFAULT_MODEL, null, DRIVERS);
    expect(rows.every(({ now }) => now === null)).toBe(true);
  });

  it('bear what is believed and what decides', () => {
    const [leader] = summary.rows;
    const model = believe(DEFAULT_MODEL, models[leader.model], { mean: 2, scale: 0.3 });
    const strengths = models.map((_, m) => (m === leader.model ? apart : steady));
    const report = {
      strengths,
      adjacent: [],
      order: null,
      tie: null,
      tau: null,
      omega: null,
      k: 0,
    };
    const [first, second] = labRows(summary, null, faces, model, report, DRIVERS);
    expect(first.belief).toMatchObject({ mean: 2, scale: 0.3 });
    expect(first.driver).toEqual({ sign: 'conflict', text: 'conflict', note: 'they disagree' });
    expect(second.belief).toBeNull();
    expect(second.driver?.sign).toBe('data');
  });
});

describe('beliefs', () => {
  it('are added, changed in place, and taken away', () => {
    const one = believe(DEFAULT_MODEL, 'a', { mean: 1, scale: 2 });
    const two = believe(one, '__proto__', { mean: 0, scale: 1 });
    const changed = believe(two, 'a', { mean: 3, scale: 1 });
    expect(changed.informative.map(({ model, mean }) => [model, mean])).toEqual([
      ['a', 3],
      ['__proto__', 0],
    ]);
    expect(disbelieve(changed, 'a').informative).toHaveLength(1);
    expect(DEFAULT_MODEL.informative).toEqual([]);
  });
});

describe('claims', () => {
  it('are who is ahead, how strong each is, and the other parameters', () => {
    const report: SensitivityReport = {
      strengths: [steady, weak],
      adjacent: [{ ...apart, model: 1, next: 0 }],
      order: weak,
      tie: null,
      tau: steady,
      omega: steady,
      k: 0.1,
    };
    const words = {
      strength: (name: string) => `strength of ${name}`,
      lead: (first: string, second: string) => `${first} > ${second}`,
      ...{ order: 'order', tie: 'tie', strong: 'strong', tau: 'tau', omega: 'omega' },
    };
    const claims = claimsOf(report, [1, 0], DEFAULT_MODEL);
    expect(claims.map((claim) => claimText(claim, ['a', 'b'], words))).toEqual([
      'b > a',
      'strength of b',
      'strength of a',
      'order',
      'tau',
      'omega',
    ]);
    expect(claims.map(({ sensitivity }) => sensitivity.diagnosis)).toEqual([
      'prior-data-conflict',
      'strong-prior',
      null,
      'strong-prior',
      null,
      null,
    ]);
    // A flat prior has nothing that could be made stronger or weaker.
    const kinds = (model: ModelSettings) => claimsOf(report, [1, 0], model).map(({ kind }) => kind);
    expect(kinds(RAKUDA_MODEL)).toEqual(['tau', 'omega']);
    expect(kinds({ ...RAKUDA_MODEL, order: DEFAULT_MODEL.order })).toEqual([
      ...['order', 'tau', 'omega'],
    ]);
    const believed = [{ model: 'a', mean: 0, scale: 1 }];
    expect(kinds({ ...RAKUDA_MODEL, informative: believed })).toHaveLength(5);
  });
});

describe('extreme settings', () => {
  const of = (part: Partial<ModelSettings>) =>
    extremesOf({ ...DEFAULT_MODEL, ...part }, RAKUDA_MODEL, summary, models).map(
      ({ kind }) => kind,
    );

  it('are told by their widths and tails', () => {
    expect(of({})).toEqual([]);
    expect(of({ strength: { family: 'normal', scale: 0.01 } })).toEqual(['narrow']);
    expect(of({ strength: { family: 'laplace', scale: 100 } })).toEqual(['wide']);
    expect(of({ strength: { family: 'student-t', df: 1, scale: 1 } })).toEqual(['cauchy']);
    expect(of({ strength: { family: 'hierarchical', hyper: 'half-normal', scale: 0.05 } })).toEqual(
      ['narrow'],
    );
  });

  it('are limits that exclude what the data say', () => {
    // GPT-4 lies near 3.0, the others within 2.3.
    expect(of({ strength: { family: 'uniform', bound: 4 } })).toEqual([]);
    expect(of({ strength: { family: 'uniform', bound: 3 } })).toEqual(['cut']);
    expect(of({ strength: { family: 'uniform', bound: 1 } })).toEqual(['cut-all']);
  });

  it('are beliefs far from the data, unless the fit has them', () => {
    const leader = summary.rows[0].model;
    const far = believe(DEFAULT_MODEL, models[leader], { mean: -1, scale: 0.2 });
    expect(of({ informative: far.informative })).toEqual(['belief']);
    const near = believe(DEFAULT_MODEL, models[leader], { mean: 2.8, scale: 0.2 });
    expect(of({ informative: near.informative })).toEqual([]);
    expect(extremesOf(far, far, summary, models)).toEqual([]);
    const stranger = believe(DEFAULT_MODEL, 'nobody', { mean: 90, scale: 0.2 });
    expect(of({ informative: stranger.informative })).toEqual([]);
  });
});
