import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { isOrderKnown } from '../../../src/core/table/judgments.ts';
import { textSource } from './sources.ts';

/* Of which formats the first of the two models was shown first, and of which nobody knows. */

const json = JSON.stringify;
const lines = (...records: object[]) => records.map((record) => json(record)).join('\n');
const winners = {
  left: 'winner',
  right: 'loser',
  verdict: { kind: 'left-wins' },
  ...{ question: null, category: null, judge: null, turn: null },
} as const;

const example = (ratings?: readonly object[]) =>
  json({
    metadata: {},
    models: [{ name: 'a' }, { name: 'b' }],
    examples: [{ input_text: 'q', score: 0.5, individual_rater_scores: ratings }],
  });

const UNKNOWN: Record<string, string> = {
  'AlpacaEval, which shuffles and does not save how': json([
    { instruction: 'q', generator_1: 'a', generator_2: 'b', preference: 1 },
    { instruction: 'r', generator_1: 'a', generator_2: 'b', preference: 1.8 },
    { instruction: 's', generator_1: 'a', generator_2: 'b', preference: 0 },
    { instruction: 't', generator_1: 'a', generator_2: 'b', preference: null },
  ]),
  'a matrix of wins': 'model,a,b,c\na,0,3,2\nb,1,0,4\nc,2,2,0\n',
  choix: json({
    n_items: 3,
    data: [
      [0, 1],
      [2, 1],
    ],
  }),
  'single scores': lines(
    { question_id: 1, model: 'a', judge: ['j', 'p'], score: 8, turn: 1 },
    { question_id: 1, model: 'b', judge: ['j', 'p'], score: 7, turn: 1 },
  ),
  'LLM Comparator without single ratings': example(),
  'LLM Comparator whose ratings do not say': example([{ score: 1 }]),
};

const SHOWN: Record<string, string> = {
  arena: 'model_a,model_b,winner\na,b,model_a\n',
  evalica: 'left,right,winner\na,b,left\n',
  counts: 'model_a,model_b,wins_a,wins_b,ties\na,b,3,1,1\n',
  'FastChat pairs': lines({
    ...{ question_id: 1, model_1: 'a', model_2: 'b' },
    ...{ g1_winner: 'model_1', g2_winner: 'tie' },
  }),
  'Arena-Hard v2': lines({
    ...{ uid: 'q', model: 'a', baseline: 'b', judge: 'j' },
    games: [{ score: 'A>B' }, { score: 'B>A' }],
  }),
  'LLM Comparator whose ratings say': example([
    { score: 1, is_flipped: false },
    { score: 1, is_flipped: true },
  ]),
};

async function sidesIn(text: string) {
  const { table, files } = await readFiles([textSource(text)], { format: null });
  expect(files[0].failure).toBeNull();
  expect(table.left.length).toBeGreaterThan(0);
  const known = Array.from(table.left, (_, row) => isOrderKnown(table, row));
  return { known: [...new Set(known)], report: files[0] };
}

describe('nobody knows who was shown first', () => {
  it.each(Object.entries(UNKNOWN))('in %s', async (_, text) => {
    const { known, report } = await sidesIn(text);
    expect(known).toEqual([false]);
    const { judgments, unparsed, derived } = report;
    const unknown = derived === undefined ? judgments + unparsed : derived.pairs;
    expect(report.sides?.unknown).toBeCloseTo(unknown, 9);
    expect(report.sides?.isDeclared).toBe(false);
  });

  it('in a table of winners and losers', async () => {
    const text = 'winner,loser\na,b\nb,c\n';
    const options = { format: null, mapping: winners };
    const { table } = await readFiles([textSource(text)], options);
    expect([...table.left].map((_, row) => isOrderKnown(table, row))).toEqual([false, false]);
  });
});

describe('who is named first was shown first', () => {
  it.each(Object.entries(SHOWN))('in %s', async (_, text) => {
    const { known, report } = await sidesIn(text);
    expect(known).toEqual([true]);
    expect(report).not.toHaveProperty('sides');
  });
});
