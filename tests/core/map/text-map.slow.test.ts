import { describe, expect, it } from 'vitest';
import { MAX_MAPPED, mapped } from '../../../src/core/map/text-map.ts';
import { data } from './mapped-files.ts';

describe('the map of the questions', () => {
  it('draws some of very many, always the same, in their order', async () => {
    const many = await data(MAX_MAPPED + 40);
    const [one, again] = [await mapped(many), await mapped(many)];
    expect(one.all).toBe(MAX_MAPPED + 40);
    expect(one.questions).toHaveLength(MAX_MAPPED);
    expect(again.questions.map(({ id }) => id)).toEqual(one.questions.map(({ id }) => id));
    const numbers = one.questions.map(({ id }) => Number(id.slice(1)));
    expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
  });
});
