import { describe, expect, it } from 'vitest';
import { fitJudges } from '../../../src/core/judges-model/joint-fit.ts';
import { judgePanel } from '../../../src/core/judges-model/panel.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { INTERVALS } from '../counts-of.ts';
import { drawTruth, simulateJudges } from './simulated.ts';
import { NAMES, simulated } from './three-judges.ts';

describe('a joint fit', () => {
  it('finds the truth that judgments were simulated from', () => {
    const random = createRandom(11);
    let [inside, narrow, all] = [0, 0, 0];
    for (let set = 0; set < 24; set++) {
      const truth = drawTruth(4, NAMES, set % 2 === 0, random);
      const table = simulateJudges(truth, 3, random);
      const panel = judgePanel(table, set % 2 === 0 ? ['anna'] : []);
      const few = { chains: 2, draws: 250, warmup: 100 };
      const { fit } = fitJudges(panel, DEFAULT_MODEL, set, INTERVALS, undefined, few);
      for (const { model, lower, upper, lowerWide, upperWide } of fit.summary.rows) {
        const value = truth.strengths[model];
        all++;
        if (lower < value && value < upper) narrow++;
        if (lowerWide < value && value < upperWide) inside++;
      }
    }
    // Three of four strengths of a set are free: three standard errors of 24 sets.
    const reach = (share: number) => 3 * Math.sqrt((share * (1 - share)) / 24 / 3);
    expect(Math.abs(narrow / all - 0.68)).toBeLessThan(reach(0.68));
    expect(Math.abs(inside / all - 0.95)).toBeLessThan(reach(0.95));
  });

  it('says the same whatever models and judges are called, and in whatever order they come', () => {
    const { table } = simulated(4, false, 6, 8);
    const renamed = {
      ...table,
      models: ['z', 'y', 'x', 'w'],
      judges: ['3', '2', '1'],
    };
    const few = { draws: 500 };
    const [one, other] = [table, renamed].map(
      (own) => fitJudges(judgePanel(own), DEFAULT_MODEL, 1, INTERVALS, undefined, few).fit,
    );
    const names = new Map(table.models.map((name, m) => [name, renamed.models[m]]));
    for (const row of one.summary.rows) {
      const name = names.get(one.models[row.model]);
      const same = other.summary.rows.find(({ model }) => other.models[model] === name);
      expect(Math.abs(row.mean - (same?.mean ?? NaN))).toBeLessThan(
        5 * Math.hypot(row.mcse, same?.mcse ?? 0),
      );
    }
    one.judges.forEach(({ names: [name], omega }) => {
      const place = table.judges.indexOf(name);
      const same = other.judges.find((judge) => judge.names[0] === renamed.judges[place]);
      expect(Math.abs((omega?.mean ?? NaN) - (same?.omega?.mean ?? NaN))).toBeLessThan(
        5 * Math.hypot(omega?.mcse ?? 0, same?.omega?.mcse ?? 0),
      );
    });
  });
});
