import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparisonGraph,
  linkTotals,
  linksFrom,
} from '../../../src/charts/matches/comparison-graph.ts';
import { legibility } from '../../../src/charts/matches/legible-links.ts';
import { cutText, textWidth } from '../../../src/charts/sheet/text-width.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { graphReport } from '../../../src/core/model/graph.ts';
import { anyRows, countsOf } from '../../core/counts-of.ts';

const orderOf = (counts: PairCounts) => counts.models.map((_, m) => m);
const picture = (counts: PairCounts, order = orderOf(counts)) =>
  comparisonGraph(counts, order, counts.models);
const apart = countsOf([
  ['a', 'b', 1, 0],
  ['b', 'a', 0, 1],
  ['c', 'd', 2, 0],
  ['d', 'e', 0, 0, 30],
]);

describe('the comparison graph', () => {
  it('draws groups apart, largest first, ties being links too', () => {
    const { groups } = picture(apart);
    expect(groups.map(({ models }) => models)).toEqual([
      [2, 3, 4],
      [0, 1],
    ]);
    expect(groups[0].x).not.toBe(groups[1].x);
  });

  it('has the groups that the report on the data names', () => {
    const sparse = anyRows.map((rows) => rows.filter((_, at) => at % 4 === 0));
    fc.assert(
      fc.property(sparse, (rows) => {
        const counts = countsOf(rows.filter(([, , w, l, t = 0]) => w + l + t > 0));
        const drawn = picture(counts, orderOf(counts).reverse());
        const found = drawn.groups.map(({ models }) => models.toSorted());
        const { groups } = graphReport(counts, 'half');
        expect(found).toEqual(groups);
      }),
    );
  });

  it('stands in the order given, clockwise from the top', () => {
    const ring = countsOf([
      ['a', 'b', 1, 1],
      ['b', 'c', 1, 1],
      ['c', 'd', 1, 1],
    ]);
    const { nodes } = picture(ring, [3, 1, 0, 2]);
    expect(nodes.map(({ model }) => model)).toEqual([3, 1, 0, 2]);
    const [top, right, bottom, left] = nodes;
    expect(top.y).toBeLessThan(right.y);
    expect(bottom.y).toBeGreaterThan(right.y);
    expect(right.x).toBeGreaterThan(left.x);
    expect(top.x).toBeCloseTo(bottom.x, 6);
    expect([top, right, bottom, left].map(({ label }) => label.anchor)).toEqual([
      ...['middle', 'start', 'middle', 'end'],
    ]);
  });

  it('keeps every mark and level name inside the picture', () => {
    for (const size of [1, 2, 5, 16, 17, 130]) {
      const rows = Array.from({ length: size - 1 }, (_, m) => [
        `m${String(m)}`,
        `m${String(m + 1)}`,
      ]);
      const counts = countsOf(rows.map(([x, y]) => [x, y, 1, 0]));
      const models = size === 1 ? ['alone'] : counts.models;
      const order = models.map((_, m) => m);
      const { nodes, width, height } = comparisonGraph({ ...counts, models }, order, models);
      expect(nodes).toHaveLength(size);
      for (const { x, y, label } of nodes) {
        const wide = label.turn === 0 ? textWidth(label.text, 12) : 0;
        const from = { start: 0, middle: wide / 2, end: wide }[label.anchor];
        expect(label.x - from).toBeGreaterThanOrEqual(0);
        expect(label.x - from + wide).toBeLessThanOrEqual(width);
        expect(Math.min(x, y)).toBeGreaterThan(0);
        expect(y).toBeLessThan(height);
      }
    }
  });

  it('has thicker lines for more judgments, both orders together', () => {
    const { edges } = picture(apart);
    expect(edges.map(({ fewest, most }) => [fewest, most])).toEqual([
      [2, 2],
      [30, 30],
    ]);
    expect(edges[0].path.match(/M/g)).toHaveLength(2);
    expect(edges[0].thickness).toBeLessThan(edges[1].thickness);
  });

  it('draws any number of pairs as five paths at most', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const counts = countsOf(rows);
        const { edges } = picture(counts);
        expect(edges.length).toBeLessThanOrEqual(5);
        const pairs = new Set<number>();
        counts.left.forEach((left, p) => {
          const right = counts.right[p];
          if (counts.leftWins[p] + counts.rightWins[p] + counts.ties[p] > 0)
            pairs.add(Math.min(left, right) * 10 + Math.max(left, right));
        });
        const drawn = edges.reduce((n, { path }) => n + (path.match(/M/g)?.length ?? 0), 0);
        expect(drawn).toBe(pairs.size);
      }),
    );
  });

  it('counts the links that it draws', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const counts = countsOf(rows);
        const drawn = picture(counts).edges.map(({ path }) => path.match(/M/g)?.length ?? 0);
        const { links } = legibility(counts, orderOf(counts));
        expect(links).toBe(drawn.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('is legible up to sixty links, or two a model', () => {
    const ofLinks = (models: number, links: number) => {
      const name = (m: number) => `m${String(m).padStart(2, '0')}`;
      const pairs = Array.from({ length: models }, (_, a) =>
        Array.from({ length: a }, (_, b) => [name(a), name(b), 1, 0] as const),
      ).flat();
      const rows = [...pairs.slice(0, links), [name(0), name(models - 1), 0, 0] as const];
      return legibility(
        countsOf(
          rows,
          Array.from({ length: models }, (_, m) => name(m)),
        ),
        [...Array(models).keys()],
      );
    };
    expect(ofLinks(12, 60)).toEqual({ links: 60, isLegible: true });
    expect(ofLinks(12, 61)).toEqual({ links: 61, isLegible: false });
    expect(ofLinks(40, 80)).toEqual({ links: 80, isLegible: true });
    expect(ofLinks(40, 81)).toEqual({ links: 81, isLegible: false });
  });

  it('says and draws whom one model met', () => {
    expect(linkTotals(apart, orderOf(apart), 3)).toEqual({ opponents: 2, judgments: 32 });
    expect(linksFrom(apart, picture(apart), 3).match(/M/g)).toHaveLength(2);
    expect(linkTotals(apart, [0, 1, 2, 3], 3)).toEqual({ opponents: 1, judgments: 2 });
  });

  it('takes a chain of a thousand models', () => {
    const names = Array.from({ length: 1000 }, (_, m) => `m${String(m)}`);
    const counts: PairCounts = {
      models: names,
      left: Uint32Array.from({ length: 999 }, (_, p) => p),
      right: Uint32Array.from({ length: 999 }, (_, p) => p + 1),
      leftWins: new Float64Array(999).fill(1),
      rightWins: new Float64Array(999),
      ties: new Float64Array(999),
    };
    expect(picture(counts).groups).toHaveLength(1);
  });
});

describe('texts', () => {
  it('are cut where they end to fit, between signs', () => {
    expect(cutText('short', 12, 100)).toBe('short');
    const cut = cutText('𠮷野家の牛丼と味噌汁', 10, 45);
    expect(cut).toBe('𠮷野家…');
    expect(textWidth(cut, 10)).toBeLessThanOrEqual(45);
  });
});
