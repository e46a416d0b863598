import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBumps } from '../../../src/charts/history/rank-bumps.ts';

const dated = (...rankings: string[][]) =>
  rankings.map((names, at) => ({ names, day: `day ${String(at)}`, time: '12:00' }));

const lineOf = (rankings: ReturnType<typeof dated>, name: string) => {
  const line = rankBumps(rankings, 700).lines.find((own) => own.name === name);
  if (line === undefined) throw new Error(name);
  return line;
};

describe('ranks over time', () => {
  const rankings = dated(['a', 'b', 'c'], ['b', 'a', 'd'], ['b', 'd', 'a', 'c']);

  it('says which way each model went, from where it began', () => {
    expect(lineOf(rankings, 'a').moved).toBe('down');
    expect(lineOf(rankings, 'b').moved).toBe('up');
    expect(lineOf(rankings, 'd').moved).toBe('up');
    expect(lineOf(dated(['a', 'b'], ['a', 'c']), 'a').moved).toBe('same');
    // Newcomers above and between move nobody.
    const grown = dated(['a', 'b'], ['x', 'a', 'y', 'b']);
    expect(['a', 'b'].map((name) => lineOf(grown, name).moved)).toEqual(['same', 'same']);
  });

  it('has a gap where a ranking lacks the model, and names only where a line begins or ends', () => {
    const c = lineOf(rankings, 'c');
    expect(c.path.match(/M/g)).toHaveLength(2);
    expect(c.path).not.toContain('C');
    expect(lineOf(rankings, 'd')).toMatchObject({ begins: false, ends: true });
    expect(lineOf(rankings, 'a').path.match(/C/g)).toHaveLength(2);
  });

  it('keeps what stands above a ranking clear of its neighbours', () => {
    const long = dated(['a'], ['a'], ['a']).map((one) => ({ ...one, time: '1,137,486 judgments' }));
    const [first, second] = rankBumps(long, 100).columns;
    expect(second.x - first.x).toBeGreaterThan(110);
  });

  it('cuts no name that there is room for: what is alike at both ends is told apart in its middle', () => {
    const names = ['model-gamma-062-34b-instruct-v0.3', 'model-gamma-027-34b-instruct-v0.3'];
    const rankings = dated(names, names);
    expect(rankBumps(rankings, 900).lines.map(({ label }) => label)).toEqual(names);
    expect(rankBumps(rankings, 900).width).toBeLessThanOrEqual(900);
    expect(rankBumps(rankings, 320).lines[0].label).toContain('…');
  });

  it('draws what moved over what did not', () => {
    const { lines } = rankBumps(dated(['a', 'b', 'c'], ['a', 'c', 'b']), 700);
    expect(lines.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('gives every rank of a ranking a height of its own, all within the picture', () => {
    const names = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(names, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 1500 }),
        (rankings, room) => {
          const picture = rankBumps(dated(...rankings), room);
          const { width, height, columns, lines } = picture;
          expect(width).toBeGreaterThanOrEqual(Math.floor(columns.at(-1)?.x ?? 0));
          for (const [at, { x }] of columns.entries()) {
            const points = lines.flatMap((line) => line.points.filter((point) => point.x === x));
            expect(points).toHaveLength(rankings[at].length);
            expect(new Set(points.map(({ y }) => y)).size).toBe(points.length);
            for (const { y } of points) expect(y > 0 && y < height).toBe(true);
          }
        },
      ),
    );
  });
});
