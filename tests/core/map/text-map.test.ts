import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../../src/core/data-edits.ts';
import { readFiles } from '../../../src/core/formats/read.ts';
import type { PackedChunk } from '../../../src/core/map/map-texts.ts';
import { MOST_MAPPED, mappedQuestions, textMap } from '../../../src/core/map/text-map.ts';
import type { MapData } from '../../../src/core/map/text-map.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { keepTexts } from '../../../src/core/texts/keep-texts.ts';
import { textSource } from '../formats/sources.ts';

const lines = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const ANIMALS = ['ネコ', 'イヌ', 'ウマ', 'ウシ', 'トリ', 'サル', 'ヒツジ', 'ネズミ'];
/** Half of the questions are sums, where `weak` loses; the others are about animals. */
const question = (q: number) =>
  q % 2 === 0
    ? `Please add ${String(q)} and ${String(3 * q + 1)}.`
    : `${ANIMALS[(q >> 1) % 8]}は何を食べますか。${String(q)}`;
const LONG = 'この回答はどちらもほとんど同じで、長さも言い回しも変わりません。';

function files(questions: number) {
  const ids = Array.from({ length: questions }, (_, q) => q);
  const asked = ids.map((q) => ({
    ...{ question_id: `q${String(q)}`, category: q % 2 === 0 ? 'sums' : 'animals' },
    turns: [question(q)],
  }));
  const answers = ids.flatMap((q) =>
    ['weak', 'strong', 'copy'].map((model) => ({
      ...{ question_id: `q${String(q)}`, model_id: model },
      text:
        model === 'weak'
          ? `${String(q)} だと思います。`
          : `${LONG}${q === 3 ? model : ''}${String(q)}`,
    })),
  );
  const verdicts = ids.flatMap((q) =>
    [
      ['weak', 'strong', q % 2 === 0 || q % 3 === 0 ? 2 : 1],
      ['copy', 'weak', q % 2 === 0 || q % 5 === 0 ? 1 : 2],
      ['strong', 'copy', q % 4 === 0 ? 1 : 3],
    ].map(([left, right, score], at) => ({
      ...{ review_id: `${String(q)}-${String(at)}`, question_id: `q${String(q)}` },
      ...{ model1_id: left, model2_id: right, score, reviewer_id: 'judge', text: 'so' },
    })),
  );
  return [lines(asked), lines(answers), lines(verdicts)];
}

async function data(questions: number): Promise<MapData> {
  const sources = files(questions).map((text, at) => ({
    ...textSource(text, `file ${String(at)}`, 1 << 20),
    key: `key ${String(at)}`,
  }));
  const { table, benchmark, files: reports } = await readFiles(sources, { format: null });
  const chunks: PackedChunk[] = [];
  await keepTexts(sources, { parts: 'all' }, ({ chunk }) => {
    const file = reports.findIndex(({ key }) => key === chunk?.key);
    if (chunk !== null) chunks.push({ file, kind: chunk.kind, bytes: chunk.bytes });
    return Promise.resolve();
  });
  return { table, benchmark, files: reports, edits: NO_EDITS, chunks, seed: 1 };
}

describe('the map of the questions', () => {
  it('shows who wins where, what is alike, and where a model is weak', async () => {
    const progress: number[] = [];
    const map = await textMap(await data(60), DEFAULT_MODEL, null, (done, total) => {
      progress.push(done / total);
    });
    expect(map.points).toHaveLength(60);
    expect(map.questions).toBe(60);
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
    expect(duplicates.some((pair) => pair.question === 3)).toBe(false);
    expect(duplicates[0]).toMatchObject({
      models: ['strong', 'copy'],
      similarity: 1,
      judgments: 1,
    });
    expect(duplicates.filter(({ ties }) => ties === 1)).toHaveLength(8);
  });

  it('takes the vectors of a model where there are any', async () => {
    const own = await data(30);
    const { questions } = await mappedQuestions(own);
    // A model that sees nothing but the length.
    const vectors = Float32Array.from(
      questions.flatMap(({ text }) => [Math.cos(text.length / 9), Math.sin(text.length / 9)]),
    );
    const map = await textMap(own, DEFAULT_MODEL, { vectors, size: 2 });
    const [{ a, b, similarity }] = map.similar;
    expect(questions[a].text).toHaveLength(questions[b].text.length);
    expect(similarity).toBeCloseTo(1, 6);
  });

  it('draws some of very many, always the same, in their order', async () => {
    const many = await data(MOST_MAPPED + 40);
    const [one, again] = [await mappedQuestions(many), await mappedQuestions(many)];
    expect(one.all).toBe(MOST_MAPPED + 40);
    expect(one.questions).toHaveLength(MOST_MAPPED);
    expect(again.questions.map(({ id }) => id)).toEqual(one.questions.map(({ id }) => id));
    const numbers = one.questions.map(({ id }) => Number(id.slice(1)));
    expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
  });
});
