import { describe, expect, it } from 'vitest';
import { evenKicks, lobattoKicks } from '../../../../src/core/sampler/kernels/kick-times.ts';
import type { KickTimes } from '../../../../src/core/sampler/kernels/kick-times.ts';

/** ∫₀¹ x^power dx by the kicks. */
function integral({ turns, kicks }: KickTimes, power: number): number {
  let at = 0;
  return kicks.reduce((sum, kick, k) => {
    const value = kick * at ** power;
    at += turns[k];
    return sum + value;
  }, 0);
}

describe('the times of kicks', () => {
  it.each([1, 2, 3, 4, 7, 20])('integrate powers below 2·%i exactly', (turns) => {
    const times = lobattoKicks(turns);
    for (let power = 0; power < 2 * turns; power++) {
      expect(integral(times, power)).toBeCloseTo(1 / (power + 1), 12);
    }
  });

  it('are the same backwards', () => {
    const { turns, kicks } = lobattoKicks(5);
    turns.forEach((turn, k) => {
      expect(turn).toBeCloseTo(turns[turns.length - 1 - k], 14);
    });
    kicks.forEach((kick, k) => {
      expect(kick).toBeCloseTo(kicks[kicks.length - 1 - k], 14);
    });
  });

  it('are those of the leapfrog where they are even', () => {
    expect(evenKicks(1)).toEqual(lobattoKicks(1));
    expect([...evenKicks(4).kicks]).toEqual([0.125, 0.25, 0.25, 0.25, 0.125]);
  });
});
