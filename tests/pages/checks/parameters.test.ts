import { describe, expect, it } from 'vitest';
import { badness, worstPlace } from '../../../src/core/checks/badness.ts';
import type { ParameterFacts } from '../../../src/core/posterior/draws/parameters.ts';
import { sortedBy } from '../../../src/pages/checks/convergence/parameter-order.ts';
import {
  parameterName,
  parameterScale,
} from '../../../src/pages/checks/convergence/parameter-text.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../../src/core/posterior/ranking/scale.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';

const facts = (place: number, part: Partial<ParameterFacts> = {}): ParameterFacts => ({
  ...{ parameter: { kind: 'strength', model: place }, place },
  ...{ mean: 0, sd: 1, median: 0, rhat: 1, essBulk: 4000, essTail: 4000, mcse: 0.01 },
  ...part,
});
const nameOf = ({ place }: ParameterFacts) => ['c', 'a', 'b', 'd'][place];
const places = (list: readonly ParameterFacts[]) => list.map(({ place }) => place);

describe('parameters are sorted', () => {
  it('by how near they are to a limit, whichever it is', () => {
    expect(badness(facts(0, { rhat: 1.005 }))).toBeCloseTo(0.5, 9);
    expect(badness(facts(0, { essTail: 200 }))).toBe(2);
    expect(badness(facts(0, { rhat: NaN }))).toBe(Infinity);
    const list = [
      facts(0),
      facts(1, { rhat: 1.02 }),
      facts(2, { essBulk: 100 }),
      facts(3, { rhat: NaN }),
    ];
    expect(places(sortedBy(list, 'worst', false, nameOf))).toEqual([3, 2, 1, 0]);
    expect(worstPlace(list)).toBe(3);
    expect(worstPlace(list.slice(0, 1))).toBe(0);
    expect(worstPlace([])).toBe(0);
    expect(places(sortedBy(list, 'worst', true, nameOf))).toEqual([0, 1, 2, 3]);
  });

  it('by any column, what needs a look first; equal ones stay in the order of a draw', () => {
    const list = [facts(0, { essBulk: 900 }), facts(1, { essBulk: 500 }), facts(2, { mcse: 0.5 })];
    expect(places(sortedBy(list, 'essBulk', false, nameOf))).toEqual([1, 0, 2]);
    expect(places(sortedBy(list, 'mcse', false, nameOf))).toEqual([2, 0, 1]);
    expect(places(sortedBy(list, 'name', false, nameOf))).toEqual([1, 2, 0]);
    expect(places(sortedBy(list, 'rhat', false, nameOf))).toEqual([0, 1, 2]);
  });
});

describe('a parameter', () => {
  const ties = { logNu: 'log nu', logKappa: 'log kappa', logNu1: 'log nu 1', logGap: 'log gap' };
  const words = { order: 'Order', ...ties, tau: 'tau', omega: 'omega' };
  const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
  const toShown = (x: number) => logOddsToRating(x, DEFAULT_SCALE);

  it('has the name of its model, or of what it is', () => {
    expect(parameterName({ kind: 'strength', model: 1 }, ['x', '__proto__'], words)).toBe(
      '__proto__',
    );
    expect(parameterName({ kind: 'tie', name: 'log_nu' }, [], words)).toBe('log nu');
    expect(parameterName({ kind: 'tie', name: 'log_kappa' }, [], words)).toBe('log kappa');
    expect(parameterName({ kind: 'strong', name: 'log_nu1' }, [], words)).toBe('log nu 1');
    expect(parameterName({ kind: 'strong', name: 'log_gap' }, [], words)).toBe('log gap');
    expect(parameterName({ kind: 'tau' }, [], words)).toBe('tau');
  });

  it('is shown as a rating, a difference of ratings, or as it is', () => {
    const strength = parameterScale({ kind: 'strength', model: 0 }, write, toShown);
    expect([strength.shown(0), strength.value(0)]).toEqual([1000, '1,000']);
    const order = parameterScale({ kind: 'order' }, write, toShown);
    expect(order.shown(1)).toBeCloseTo(400 / Math.LN10, 9);
    expect(order.value(-1)).toBe('−174');
    const tie = parameterScale({ kind: 'tie', name: 'log_nu' }, write, toShown);
    expect([tie.shown(-0.7), tie.value(-0.7), tie.width(0.0012)]).toEqual([
      -0.7,
      '−0.70',
      '0.0012',
    ]);
  });
});
