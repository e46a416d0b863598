import { closeSync, openSync, writeSync } from 'node:fs';
import { ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { fileWriter } from 'hyparquet-writer/src/node.js';
import { createRandom } from '../../src/core/numerics/random.ts';

const MODELS = 30;
const QUESTIONS = 100_000;
const BLOCK = 64_000_000;
/** Rows of a group of Parquet; DuckDB writes so many. */
const GROUP = 122_880;

const random = createRandom(19);
const below = (n: number) => Math.floor(random.uniform() * n);

const answers = Array.from({ length: 2000 }, (_, n) =>
  `Plants turn light into "chemical" energy ${String(n)}, 糖として蓄える。 `.repeat(20),
);
const anAnswer = () => answers[below(answers.length)];

/** Two different models. */
function pairAt(row: number): [a: string, b: string] {
  const name = (model: number) => `lab/model-${String(model)}`;
  return [name(row % MODELS), name((row + 1 + below(MODELS - 1)) % MODELS)];
}

/**
 * Reviews with answers of 1,000 characters as JSON lines: one block of them again and again, with
 * other questions and verdicts.
 * @returns how many
 */
export function writeHugeLines(path: string, bytes: number): number {
  const pieces: Buffer[] = [];
  const places: { readonly question: number; readonly score: number }[] = [];
  let length = 0;
  const put = (text: string): number => pieces.push(Buffer.from(text)) && Buffer.byteLength(text);
  for (let row = 0; length < BLOCK; row++) {
    const [a, b] = pairAt(row);
    const question = length + put(`{"review_id":"r${String(row)}","question_id":"q`);
    const score =
      question +
      put('000000') +
      put(
        `","model1_id":"${a}","model2_id":"${b}","reviewer_id":"judge-${String(row % 2)}","score":`,
      );
    const [answer1, answer2] = [anAnswer(), anAnswer()];
    const rest = JSON.stringify({ answer1, answer2, text: anAnswer().slice(0, 220) });
    length = score + put('1') + put(`,${rest.slice(1)}\n`);
    places.push({ question, score });
  }
  const block = Buffer.concat(pieces);
  const file = openSync(path, 'w');
  let judgments = 0;
  for (let written = 0; written < bytes; written += block.length) {
    for (const { question, score } of places) {
      block.write(String(below(QUESTIONS)).padStart(6, '0'), question);
      block[score] = 0x31 + below(3);
    }
    for (let at = 0; at < block.length;) at += writeSync(file, block, at);
    judgments += places.length;
  }
  closeSync(file);
  return judgments;
}

/**
 * The same as Parquet.
 * @returns how many
 */
export function writeHugeParquet(path: string, bytes: number, groupRows = GROUP): number {
  /** As they are: to pack them takes minutes, and nobody unpacks them who ranks the file. */
  const texts = (cell: () => string) => ({
    ...{ encoding: 'PLAIN' as const, codec: 'UNCOMPRESSED' as const, statistics: false },
    cell,
  });
  const group = (first: number) => {
    const columns = {
      review_id: { cell: (row: number) => `r${String(first + row)}` },
      question_id: { cell: () => `q${String(below(QUESTIONS)).padStart(6, '0')}` },
      model1_id: { cell: (row: number) => pairAt(row)[0] },
      model2_id: { cell: (row: number) => pairAt(row)[1] },
      reviewer_id: { cell: (row: number) => `judge-${String(row % 2)}` },
      score: { cell: () => String(1 + below(3)) },
      answer1: texts(anAnswer),
      answer2: texts(anAnswer),
      text: texts(() => anAnswer().slice(0, 220)),
    };
    return Object.entries(columns).map(([name, { cell, ...how }]) => ({
      ...{ name, type: 'STRING' as const, nullable: false, ...how },
      data: Array.from({ length: groupRows }, (_, row) => cell(row)),
    }));
  };
  const writer = fileWriter(path);
  let columnData = group(0);
  const parquet = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData }) });
  let judgments = 0;
  while (writer.offset < bytes) {
    void parquet.write({ columnData, rowGroupSize: groupRows });
    judgments += groupRows;
    columnData = group(judgments);
  }
  void parquet.finish();
  return judgments;
}
