import { describe, expect, it } from 'vitest';
import type { ComparedSetting } from '../../../src/core/fit/compared-setting.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { ofJudges } from '../../../src/core/table/edit-table.ts';
import { table, found, entry, published, rating, mle, MODELS } from './published.ts';

describe('a published ranking is found again', () => {
  it('plain win rates, to the last digit that was printed', () => {
    const counts = countPairs(table);
    const won = counts.models.map((_, m) => {
      let [wins, all] = [0, 0];
      for (let p = 0; p < counts.left.length; p++) {
        const total = counts.leftWins[p] + counts.rightWins[p] + counts.ties[p];
        if (counts.left[p] !== m && counts.right[p] !== m) continue;
        wins +=
          (counts.left[p] === m ? counts.leftWins[p] : counts.rightWins[p]) + counts.ties[p] / 2;
        all += total;
      }
      return Number(((100 * wins) / all).toFixed(1));
    });
    const rates = counts.models.map((name, m) => entry(name, won[m]));
    const made = found(rates);
    expect(made?.best.setting).toMatchObject({ method: 'win-rate', model: { ties: 'half' } });
    expect(made?.best.nearness.level).toBe('digits');
    expect(made?.intervals).toBeNull();
  });

  it('percent against one of several that it doesn’t list, sampled against that one', () => {
    const setting: ComparedSetting = { method: 'posterior', model: DEFAULT_MODEL };
    const against = MODELS.toSorted().indexOf('poor');
    const put = (x: number, all: readonly number[]) => 100 / (1 + Math.exp(all[against] - x));
    const listed = published(setting, put).filter(({ model }) => !/poor|last/.test(model));
    const made = found(listed);
    expect(made?.against).toBe('poor');
    expect(made?.best.setting).toEqual(setting);
    expect(made?.best.nearness.level).toBe('same');
    expect(made?.best.nearness.farthest).toBeLessThan(0.5);
  });

  it('of one judge alone, and of the models that it lists', () => {
    const dull = ofJudges(table, ['dull']);
    const some = ['first', 'good', 'middling', 'last'];
    const entries = published(mle(), rating, dull, { models: some });
    const made = found([...entries, entry('unheard of', 900)]);
    expect(made?.best).toMatchObject({
      isPart: true,
      judge: 'dull',
      nearness: { level: 'digits' },
    });
    expect(made?.onlyPublished).toEqual(['unheard of']);
    const whole = found(published(mle(), rating, dull));
    expect(whole?.best).toMatchObject({ isPart: false, judge: 'dull' });
  });
});

describe('what can’t be found again', () => {
  it('is said to be far, with what comes nearest', () => {
    const made = found(MODELS.map((name, at) => entry(name, [300, 900, 500, 100, 700][at])));
    expect(made?.best.nearness.level).toBe('far');
    expect(made?.others.length).toBeGreaterThan(5);
    const least = Math.min(...(made?.others.map(({ nearness }) => nearness.typical) ?? []));
    expect(made?.best.nearness.typical).toBeLessThanOrEqual(least * 1.001);
  });

  it('is nothing where fewer than two of its models were judged', () => {
    expect(found([entry('first', 1), entry('other', 2)])).toBeNull();
  });
});
