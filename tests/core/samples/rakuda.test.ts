import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal, recordsOf } from '../../../src/core/table/counts.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';

const SHARED = new URL('../../../../shared/reference/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the reference figures of ../shared are not here');

describe('the Rakuda sample', () => {
  const { counts } = RAKUDA;
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

  it('has 800 judgments of 72 ordered pairs: 356 first, 370 second, 74 ties', () => {
    expect(counts.left.length).toBe(72);
    expect(judgmentTotal(counts)).toBe(800);
    expect([counts.leftWins, counts.rightWins, counts.ties].map(sum)).toEqual([356, 370, 74]);
  });

  it('tells its 40 questions apart, with 11 to 31 judgments each', () => {
    const { byQuestion } = counts;
    const judged = new Float64Array(RAKUDA.questions);
    byQuestion?.question.forEach((q, at) => {
      judged[q] += byQuestion.leftWins[at] + byQuestion.rightWins[at] + byQuestion.ties[at];
    });
    expect(byQuestion?.questions).toBe(40);
    expect([Math.min(...judged), Math.max(...judged), sum(judged)]).toEqual([11, 31, 800]);
  });

  it('is counted as files are', () => {
    const table = new TableBuilder();
    const about = { judge: null, turn: -1, weight: 1 };
    const { models, byQuestion } = counts;
    byQuestion?.pair.forEach((pair, row) => {
      const outcome = byQuestion.leftWins[row]
        ? Outcome.left
        : byQuestion.rightWins[row]
          ? Outcome.right
          : Outcome.tie;
      const [left, right] = [models[counts.left[pair]], models[counts.right[pair]]];
      table.add({ ...about, left, right, outcome, question: String(byQuestion.question[row]) });
    });
    expect(counts).toEqual(countPairs(table.build()));
  });

  it('gives the win rates that were published', () => {
    const rate = (id: string) => {
      const { wins, losses, ties } = recordsOf(counts)[counts.models.indexOf(id)];
      // The published rates leave ties in the denominator.
      return (wins + ties / 2) / (wins + losses + ties);
    };
    expect(rate('gpt-4:20230713')).toBeGreaterThan(0.9);
    expect(rate('rinna/japanese-gpt-neox-3.6b')).toBeLessThan(0.25);
  });

  it('describes every model of its counts, in their order', () => {
    expect(RAKUDA.models.map(({ id }) => id)).toEqual(counts.models);
    expect([...counts.models].sort()).toEqual(counts.models);
    for (const model of RAKUDA.models) expect(model.link).toMatch(/^https:\/\//);
    expect(RAKUDA.models.filter(({ licence }) => licence === 'closed')).toHaveLength(3);
    expect(RAKUDA.models.filter(({ licence }) => licence === 'not-stated')).toHaveLength(2);
  });

  it.skipIf(!isThere)('is the file of counts', () => {
    const rows = Array.from(counts.left, (left, p) =>
      [
        counts.models[left],
        counts.models[counts.right[p]],
        counts.leftWins[p],
        counts.rightWins[p],
        counts.ties[p],
      ].join(),
    );
    const [, ...file] = readFileSync(`${SHARED}rakuda-2023-07-14-counts.csv`, 'utf8')
      .trim()
      .split('\n');
    expect(rows.sort()).toEqual(file.sort());
  });
});
