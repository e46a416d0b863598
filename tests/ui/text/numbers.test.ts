import { describe, expect, it } from 'vitest';
import { SEPARATED } from '../../../src/core/limits.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';

const rating = numberWriter('en-GB', {
  scale: { center: 1000, perTenfold: 400 },
  showLogOdds: false,
});
const logOdds = numberWriter('en-GB', {
  scale: { center: 1000, perTenfold: 400 },
  showLogOdds: true,
});

describe('numberWriter', () => {
  it('writes strengths on the chosen scale', () => {
    expect(rating.strength(Math.LN10)).toBe('1,400');
    expect(rating.width(-Math.LN10 / 10)).toBe('40');
    expect(rating.difference(-Math.LN10 / 10)).toBe('−40');
    expect(rating.difference(Math.LN10 / 10)).toBe('+40');
    expect(logOdds.strength(-0.1234)).toBe('−0.12');
  });

  it('keeps the first figure of a width that would round to nothing', () => {
    const points = (x: number) => (x * Math.LN10) / 400;
    expect(rating.width(points(0.3))).toBe('0.3');
    expect(rating.width(points(0.96))).toBe('1');
    expect(rating.width(points(0.021))).toBe('0.02');
    expect(rating.width(points(12.6))).toBe('13');
    expect(rating.width(0)).toBe('0');
    expect(logOdds.width(0.004)).toBe('0.004');
  });

  it('groups thousands, and only those', () => {
    expect(rating.whole(1_309_369)).toBe('1,309,369');
    expect(rating.whole(-1234.4)).toBe('−1,234');
    expect(rating.fixed(1234.56789, 5)).toBe('1,234.56789');
    expect(rating.fixed(-0.0001, 2)).toBe('0.00');
  });

  it('never turns a share of draws into certainty', () => {
    expect(rating.probability(1)).toBe('>99.9%');
    expect(rating.probability(0)).toBe('<0.1%');
    expect(rating.probability(0.9948)).toBe('99.5%');
    expect(rating.probability(0.926)).toBe('93%');
    expect(rating.probability(0.0042)).toBe('0.4%');
  });

  it('says 0% of a share only where there is none, and 100% only where it is all', () => {
    expect([0, 1034 / 500_530, 0.0004, 0.012, 0.5].map((share) => rating.percent(share))).toEqual([
      ...['0%', '0.2%', '<0.1%', '1%', '50%'],
    ]);
    expect([0.99, 0.997, 0.9999, 1].map((share) => rating.percent(share))).toEqual([
      ...['99%', '99.7%', '>99.9%', '100%'],
    ]);
    expect(rating.percent(0.1 + 0.2 + 0.7 - 1e-12)).toBe('100%');
    expect(rating.percent(1.002)).toBe('100%');
    expect(rating.percent(0.3 - 0.1 - 0.2)).toBe('0%');
  });

  it('says 95%, or 5%, of no share that is not separated there', () => {
    expect([0.9449, 0.947, 0.94999, 0.95, 0.9534].map((p) => rating.probability(p))).toEqual([
      ...['94%', '94.7%', '94.9%', '95%', '95%'],
    ]);
    expect([0.0551, 0.053, 0.05001, 0.05, 0.0466].map((p) => rating.probability(p))).toEqual([
      ...['6%', '5.3%', '5.1%', '5%', '5%'],
    ]);
    expect(rating.probability(Math.fround(SEPARATED))).toBe('95%');
    for (let share = 0; share <= 1; share += 1 / 2048) {
      const shown = Number(rating.probability(share).replace(/[<>%]/g, ''));
      expect(shown >= 95, String(share)).toBe(share >= SEPARATED);
      expect(shown <= 5, String(share)).toBe(share <= 1 - SEPARATED);
    }
  });

  it('writes times and sizes in the unit that fits', () => {
    expect(rating.duration(87.4)).toBe('87 ms');
    expect(rating.duration(1234)).toBe('1.2 s');
    expect(rating.duration(125_000)).toBe('2 min 5 s');
    expect(rating.bytes(999)).toBe('999 B');
    expect(rating.bytes(2_719_914)).toBe('2.72 MB');
  });

  it('lists as the reader’s language does, and says how many it leaves out', () => {
    const more = (count: string) => `${count} more`;
    const japanese = numberWriter('ja-JP', {
      scale: { center: 1000, perTenfold: 400 },
      showLogOdds: false,
    });
    expect(rating.list(['a'])).toBe('a');
    expect(rating.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(japanese.list(['a', 'b', 'c'])).toBe('a、b、c');
    expect(rating.listed(['a', 'b', 'c'], 3, more)).toBe('a, b and c');
    expect(rating.listed(['a', 'b', 'c', 'd'], 2, more)).toBe('a, b and 2 more');
  });

  it('writes dates as the British do in English', () => {
    expect(rating.date(Date.UTC(2026, 2, 4, 12))).toMatch(/^4 Mar 2026, \d\d:00$/);
  });
});
