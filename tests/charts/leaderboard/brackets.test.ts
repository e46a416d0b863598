import { describe, expect, it } from 'vitest';
import { bracketPieces } from '../../../src/charts/leaderboard/brackets.ts';

describe('brackets', () => {
  it('marks first, middle and last row of a run', () => {
    expect(bracketPieces([{ from: 1, to: 3 }], 5)).toEqual([
      [],
      [{ lane: 0, x: 0, part: 'first' }],
      [{ lane: 0, x: 0, part: 'middle' }],
      [{ lane: 0, x: 0, part: 'last' }],
      [],
    ]);
  });

  it('lays overlapping runs side by side and reuses a lane that has become free', () => {
    const runs = [
      { from: 0, to: 2 },
      { from: 1, to: 3 },
      { from: 3, to: 4 },
    ];
    const lanes = bracketPieces(runs, 5).map((pieces) => pieces.map((piece) => piece.lane));
    expect(lanes).toEqual([[0], [0, 1], [0, 1], [1, 0], [0]]);
  });

  it('leaves out no run, however many overlap, and keeps them in the room of four lanes', () => {
    const runs = Array.from({ length: 12 }, (_, from) => ({ from, to: from + 20 }));
    const pieces = bracketPieces(runs, 40).flat();
    expect(pieces.filter(({ part }) => part === 'first')).toHaveLength(12);
    expect(new Set(pieces.map(({ x }) => x)).size).toBe(12);
    expect(Math.max(...pieces.map(({ x }) => x))).toBeLessThanOrEqual(15);
  });
});
