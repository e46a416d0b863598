import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankSlope } from '../../../src/charts/matches/rank-slope.ts';
import type { TwoRanks } from '../../../src/charts/matches/rank-slope.ts';

const lineOf = (models: readonly TwoRanks[], name: string, width = 700) => {
  const line = rankSlope(models, width).lines.find((own) => own.name === name);
  if (line === undefined) throw new Error(name);
  return line;
};

describe('two rankings side by side', () => {
  const models = [
    { name: 'a', before: 2, after: 1 },
    { name: 'b', before: 1, after: 2 },
    { name: 'c', before: 3, after: 3 },
  ];

  it('says which way each model went', () => {
    expect(lineOf(models, 'a').moved).toBe('up');
    expect(lineOf(models, 'b').moved).toBe('down');
    expect(lineOf(models, 'c').moved).toBe('same');
  });

  it('sets better ranks above worse ones on either side', () => {
    expect(lineOf(models, 'b').before.y).toBeLessThan(lineOf(models, 'a').before.y);
    expect(lineOf(models, 'a').after.y).toBeLessThan(lineOf(models, 'b').after.y);
    expect(lineOf(models, 'c').before.y).toBe(lineOf(models, 'c').after.y);
  });

  it('draws what moves over what does not', () => {
    expect(rankSlope(models, 700).lines[0].name).toBe('c');
  });

  it('has names on both sides only where there is room', () => {
    expect(rankSlope(models, 700).hasBothNames).toBe(true);
    expect(rankSlope(models, 320).hasBothNames).toBe(false);
  });

  it('lets models that share a rank cross nobody without need', () => {
    const tied = [
      { name: 'a', before: 1.5, after: 2 },
      { name: 'b', before: 1.5, after: 1 },
    ];
    expect(lineOf(tied, 'b').before).toMatchObject({ rank: '1.5' });
    expect(lineOf(tied, 'b').before.y).toBe(lineOf(tied, 'b').after.y);
  });
});

it('keeps every line and name inside the picture, and every row for itself', () => {
  const model = fc.record({
    name: fc.string({ maxLength: 200 }),
    before: fc.integer({ min: 1, max: 9 }),
    after: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(model), fc.integer({ min: 240, max: 1200 }), (models, width) => {
      const { left, right, height, lines } = rankSlope(models, width);
      expect(left).toBeGreaterThan(0);
      expect(right - left).toBeGreaterThanOrEqual(96);
      expect(right).toBeLessThan(width);
      for (const side of ['before', 'after'] as const) {
        const ys = lines.map((line) => line[side].y);
        expect(new Set(ys).size).toBe(models.length);
        for (const y of ys) expect(y > 0 && y < height).toBe(true);
      }
    }),
  );
});

it('cuts long names in the middle, so that both ends tell them apart', () => {
  const family = ['ppo', 'sft'].map((end, at) => ({
    name: `rinna/japanese-gpt-neox-3.6b-instruction-${end}`,
    before: at + 1,
    after: at + 1,
  }));
  const labels = rankSlope(family, 360).lines.map(({ label }) => label);
  expect(labels[0]).toMatch(/^rinna.*….*ppo$/);
  expect(labels[1]).toMatch(/^rinna.*….*sft$/);
});
