import { describe, expect, it } from 'vitest';
import { MAX_MAPPED, mapped, textMap } from '../../../src/core/map/text-map.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { question, data } from './mapped-files.ts';

describe('the map of the questions', () => {
  it('shows who wins where, what is alike, and where a model is weak', async () => {
    const progress: number[] = [];
    const map = await textMap(await data(60), DEFAULT_MODEL, null, (done, total) => {
      progress.push(done / total);
    });
    expect(map.points).toHaveLength(60);
    expect(map.all).toBe(60);
    expect(map.models).toEqual(['copy', 'strong', 'weak']);
    expect(map.points[1]).toMatchObject({
      ...{ id: 'q1', category: 'animals', text: question(1), judgments: 3 },
      winner: map.models.indexOf('weak'),
    });
    // Two animals of one name differ in their number alone.
    const [{ a, b, similarity }] = map.similar;
    expect([a % 2, b % 2]).toEqual([a % 2, a % 2]);
    expect(similarity).toBeGreaterThan(0.7);
    // No group holds both kinds of questions.
    map.points.forEach(({ group }, q) => {
      expect(map.centres[group] % 2).toBe(q % 2);
    });
    const weak = map.models.indexOf('weak');
    const clear = map.spots.filter(({ lower, upper }) => lower > 0 || upper < 0);
    expect(clear.length).toBeGreaterThan(0);
    for (const { model, group, difference } of clear) {
      const isSums = map.centres[group] % 2 === 0;
      expect(difference < 0).toBe(isSums === (model === weak));
    }
    expect(progress.every((share, at) => at === 0 || share >= progress[at - 1])).toBe(true);
    expect(progress.at(-1)).toBe(1);
  });

  it('finds answers that are nearly the same, with how they were judged', async () => {
    const { duplicates, duplicateCount } = await textMap(await data(12), DEFAULT_MODEL, null);
    // Question 3 has the names of its models in its answers, and is not one of them.
    expect(duplicateCount).toBe(11);
    expect(duplicates.some(({ id }) => id === 'q3')).toBe(false);
    expect(duplicates[0]).toMatchObject({
      models: ['strong', 'copy'],
      similarity: 1,
      judgments: 1,
    });
    expect(duplicates.filter(({ ties }) => ties === 1)).toHaveLength(8);
  });

  it('takes the vectors of a model where there are any', async () => {
    const own = await data(30);
    const { items } = await mapped(own);
    // A model that sees nothing but the length.
    const vectors = Float32Array.from(
      items.flatMap(({ text }) => [Math.cos(text.length / 9), Math.sin(text.length / 9)]),
    );
    const map = await textMap(own, DEFAULT_MODEL, { vectors, size: 2 });
    const [{ a, b, similarity }] = map.similar;
    expect(items[a].text).toHaveLength(items[b].text.length);
    expect(similarity).toBeCloseTo(1, 6);
  });
});

describe('the map of the answers', () => {
  it('shows whose answer is where, how it did, and which are alike', async () => {
    const map = await textMap(await data(24, 'answers'), DEFAULT_MODEL, null);
    expect(map.points).toHaveLength(72);
    expect(map.all).toBe(72);
    expect(map.similar).toEqual([]);
    const of = (id: string, model: string) =>
      map.points.find((point) => point.id === id && point.model === model);
    // On q1 weak won both of its judgments, strong lost one and won one; on q2 it tied.
    expect(of('q1', 'weak')).toMatchObject({ points: 1, judgments: 2, text: '1 だと思います。' });
    expect(of('q1', 'strong')).toMatchObject({ points: 0.25, judgments: 2, category: 'animals' });
    expect(of('q2', 'copy')?.points).toBe(0.75);
    // The short answers of weak lie apart from those of the others.
    const groupsOf = (isWeak: boolean) =>
      map.points.filter(({ model }) => (model === 'weak') === isWeak).map(({ group }) => group);
    expect(groupsOf(true).filter((group) => groupsOf(false).includes(group))).toEqual([]);
    // Two answers to each question are the same, but for q3, where they name their models.
    expect(map.alike.slice(0, 23).map(({ similarity }) => similarity.toFixed(6))).toEqual(
      Array<string>(23).fill('1.000000'),
    );
    expect(map.alike[23]).toMatchObject({ id: 'q3', models: ['strong', 'copy'], judgments: 1 });
    expect(map.alike[23].similarity).toBeLessThan(0.999);
    expect(map.alike).toHaveLength(50);
  });

  it('compares the answers of a model with its other answers', async () => {
    const own = await data(20, 'answers');
    const { items } = await mapped(own);
    // A model that sees nothing but what an answer is to: sums, or animals.
    const vectors = Float32Array.from(
      items.flatMap(({ question: q }) => (q % 2 === 0 ? [1, 0] : [0, 1])),
    );
    const { spots, models, centres, points } = await textMap(own, DEFAULT_MODEL, {
      ...{ vectors, size: 2 },
    });
    const weak = spots.filter(({ model }) => models[model] === 'weak');
    expect(weak.map(({ questions }) => questions)).toEqual([10, 10]);
    for (const { group, difference } of weak) {
      expect(difference < 0).toBe(points[centres[group]].category === 'sums');
    }
  });

  it('takes whole questions, as many as have room', async () => {
    const { all, questions, items } = await mapped(await data(MAX_MAPPED / 2, 'answers'));
    expect(all).toBe((MAX_MAPPED / 2) * 3);
    expect(questions).toHaveLength(Math.floor(MAX_MAPPED / 3));
    expect(items).toHaveLength(3 * questions.length);
  });
});
