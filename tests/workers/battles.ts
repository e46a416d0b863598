import { parquetWriteBuffer } from 'hyparquet-writer';
import { createRandom } from '../../src/core/numerics/random.ts';

const MODELS = ['旅人', 'beta', 'gamma', 'delta'];

/** Battles of invented models, stronger ones first; the same each time. */
export function battles(rows: number) {
  return Array.from({ length: rows }, (_, row) => {
    const a = row % 4;
    const b = (a + 1 + (row % 3)) % 4;
    const isUpset = row % 5 === 0;
    return {
      model_a: MODELS[a],
      model_b: MODELS[b],
      winner: a < b !== isUpset ? 'model_a' : 'model_b',
      question_id: String(row),
    };
  });
}

export function jsonLines(rows: number): string {
  return battles(rows)
    .map((battle) => JSON.stringify(battle))
    .join('\n');
}

/**
 * The same with conversations that do not pack well, as Parquet.
 * @param length characters of each conversation
 */
export function parquet(rows: number, length: number, rowGroupSize: number): Uint8Array {
  const random = createRandom(1);
  const list = battles(rows);
  const text = () =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + random.uniform() * 5000)).join('');
  const columns = (['model_a', 'model_b', 'winner', 'question_id'] as const).map((name) => ({
    name,
    data: list.map((battle) => battle[name]),
    type: 'STRING' as const,
  }));
  const conversation = { name: 'conversation', data: list.map(text), type: 'STRING' as const };
  return new Uint8Array(
    parquetWriteBuffer({ columnData: [conversation, ...columns], rowGroupSize }),
  );
}
