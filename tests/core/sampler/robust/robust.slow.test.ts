import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import { countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';
import { judged } from './judged.ts';
import { ROBUST, fit, sds, meanOf, expectOne } from './robust-fits.ts';

describe('over questions like these', () => {
  const counts = judged(40);

  it('knows no more than the prior of groups that no judgment links', () => {
    const verdicts = Array.from({ length: 30 }, (_, q) => q).flatMap((q): Verdict[] => [
      [q, 'a', 'b', q % 3 === 0 ? 'right' : 'left'],
      [q, 'b', 'a', q % 5 === 0 ? 'left' : 'right'],
      [q, 'c', 'd', q % 4 === 0 ? 'right' : 'left'],
      [q, 'd', 'c', q % 2 === 0 ? 'tie' : 'right'],
    ]);
    const apart = countsByQuestion(verdicts);
    for (const strength of [
      { family: 'normal', scale: 1 },
      { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
      { family: 'uniform', bound: 4 },
    ] as const) {
      const model = { ...DEFAULT_MODEL, strength };
      // Half the difference of the groups, of which only the prior says anything.
      const [alone, alike] = [model, { ...model, questions: ROBUST.questions }].map((one) => {
        const { draws } = fit(apart, one);
        const [a, b] = [column(draws, 0), column(draws, 1)];
        return Math.sqrt(meanOf([...a.map((x, draw) => ((x + b[draw]) / 2) ** 2)]));
      });
      expectOne(alike / alone, 0.1);
    }
  });

  it('leaves what the scale of strengths is as it was', () => {
    const strength = { family: 'hierarchical', hyper: 'half-normal', scale: 1 } as const;
    const [alone, alike] = [DEFAULT_MODEL, ROBUST].map((model) =>
      fit(counts, { ...model, strength }),
    );
    expect(alike.summary.tau).toEqual(alone.summary.tau);
    expect(meanOf(sds(alike.summary))).toBeGreaterThan(1.1 * meanOf(sds(alone.summary)));
  });
});
