import { expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { textSource } from '../sources.ts';

const CSV = 'model_a,model_b,winner\nx,y,model_a\ny,x,tie\n';

it('a table of a known format shows its columns, where it is to be mapped anew', async () => {
  const ways = new Map([['a.csv', { format: 'mapped' as const }]]);
  const { files, table } = await readFiles([textSource(CSV, 'a.csv')], { format: null, ways });
  expect(files[0].failure).toMatchObject({
    kind: 'unknown-format',
    fields: ['model_a', 'model_b', 'winner'],
    sample: [
      ['x', 'y', 'model_a'],
      ['y', 'x', 'tie'],
    ],
    guess: { left: 'model_a', right: 'model_b' },
  });
  expect(table.left).toHaveLength(0);
});

it('what was remembered for its columns does not stand in the way', async () => {
  const mapping = {
    ...{ left: 'p', right: 'q', question: null, category: null, judge: null, turn: null },
    verdict: { kind: 'left-wins' as const },
  };
  const source = textSource('p,q\na,b\n', 'b.csv');
  const mappings = [{ fields: ['p', 'q'], mapping }];
  const read = await readFiles([source], { format: null, mappings });
  expect(read.files[0]).toMatchObject({ format: 'mapped', judgments: 1, failure: null });
  const ways = new Map([['b.csv', { format: 'mapped' as const }]]);
  const again = await readFiles([source], { format: null, mappings, ways });
  expect(again.files[0].failure).toMatchObject({ kind: 'unknown-format', sample: [['a', 'b']] });
});
