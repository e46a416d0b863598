import { describe, expect, it } from 'vitest';
import { PairDeriver } from '../../src/core/table/derive-pairs.ts';
import { dropDuplicates, findDuplicates } from '../../src/core/table/duplicates.ts';
import { removeFiles } from '../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import { orderDisagreements } from '../../src/core/agreement/order-disagreement.ts';
import { ScoreBuilder } from '../../src/core/table/scores.ts';
import { textSource } from './formats/sources.ts';
import { tableOf } from './formats/tables.ts';
import { lines, imported } from './many-names.ts';

describe('a file with very many names', () => {
  it('of questions and judges is read like any other', async () => {
    const rows = 200_000;
    const text = lines(rows, (n) => `q${String(n)},a,b,model_a,judge ${String(n)}`);
    const { read, counts, outline, failure } = await imported(
      `question_id,model_a,model_b,winner,judge\n${text}\n`,
    );
    expect(failure).toBeNull();
    expect(read.table.questions).toHaveLength(rows);
    expect(read.table.judges).toHaveLength(rows);
    expect(counts.leftWins).toEqual(Float64Array.of(rows));
    expect(outline.questions).toBe(rows);
  });
});

describe('very many names', () => {
  it('of many files are visited once where one of them is removed', async () => {
    const files = Array.from({ length: 1_000 }, (_, f) =>
      textSource(
        `question_id,model_a,model_b,winner\n${lines(60, (n) => `q${String(f)}-${String(n)},a,b,model_a`)}\n`,
        `f${String(f)}`,
      ),
    );
    const all = await readFiles(files, { format: null });
    expect(removeFiles(all, new Set(['f0'])).table.questions).toHaveLength(59_940);
  });

  it('scored again and again are compared once', () => {
    const scores = new ScoreBuilder();
    for (let row = 0; row < 600_000; row++) {
      const model = `m${String(Math.min(row, 4_000))}`;
      scores.add({ model, question: 'q', judge: null, turn: 1, score: row < 4_000 ? 0 : 1 });
    }
    scores.equal = 'nothing';
    expect(new PairDeriver().add(scores.build())?.facts).toMatchObject({
      pairs: 4_000,
      averaged: 596_000,
      repeated: 0,
    });
  });

  it('repeat nothing and disagree with nobody where questions, judges and turns differ', () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => ({
      ...{ left: 'a', right: 'b', outcome: 0 as const, turn: 1 + (n % 127), weight: 1 },
      question: `q${String(n)}`,
      judge: n % 3 === 0 ? null : `j${String(n)}`,
    }));
    const table = tableOf([...rows, rows[1], { ...rows[4], left: 'b', right: 'a' }]);
    expect(findDuplicates(table)).toMatchObject({
      rows: Uint32Array.of(100_000),
      first: Uint32Array.of(1),
    });
    expect(dropDuplicates(table).left).toHaveLength(100_001);
    const disagreeing = orderDisagreements(table);
    expect([disagreeing.reduce((sum, flag) => sum + flag, 0), disagreeing[4]]).toEqual([2, 1]);
  });
});
