import type { Benchmark } from '../benchmark.ts';
import { editTable } from '../data-edits.ts';
import type { DataEdits } from '../data-edits.ts';
import type { FileReport } from '../formats/report.ts';
import { gather } from '../judge/material.ts';
import type { Embeddings } from '../judge/local/pooling.ts';
import type { JudgmentTable, ModelIndex } from '../judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import { createRandom } from '../random.ts';
import { groupCount, groupTexts } from './groups.ts';
import { layOut } from './layout.ts';
import type { Layout } from './layout.ts';
import { mapTexts } from './map-texts.ts';
import type { MappedQuestion, PackedChunk } from './map-texts.ts';
import { nearDuplicates } from './near-duplicates.ts';
import type { NearDuplicate } from './near-duplicates.ts';
import { mostSimilar, nearest } from './neighbours.ts';
import type { SimilarPair } from './neighbours.ts';
import { questionPoints } from './question-points.ts';
import { embeddedVectors, gramVectors } from './text-vectors.ts';
import { findSpots } from './weak-spots.ts';
import type { Spot } from './weak-spots.ts';

export interface MapPoint {
  readonly id: string;
  readonly category: string | null;
  /** At most SHOWN characters of the question. */
  readonly text: string;
  readonly group: number;
  readonly winner: ModelIndex | null;
  readonly judgments: number;
}

/** Questions in a plane, and what lies together there. */
export interface TextMap extends Layout {
  readonly points: readonly MapPoint[];
  readonly models: readonly string[];
  /** Of every group the point that is nearest to its middle. */
  readonly centres: readonly number[];
  readonly similar: readonly SimilarPair[];
  /** The first of them, and how many there are. */
  readonly duplicates: readonly NearDuplicate[];
  readonly duplicateCount: number;
  /** Largest difference first. */
  readonly spots: readonly Spot[];
  /** How many questions the files have; of more than MOST_MAPPED some are drawn. */
  readonly questions: number;
}

/** What a map is made of. */
export interface MapData {
  /** As it was read. */
  readonly table: JudgmentTable;
  readonly benchmark: Benchmark;
  readonly files: readonly FileReport[];
  readonly edits: DataEdits;
  readonly chunks: readonly PackedChunk[];
  readonly seed: number;
}

export const MOST_MAPPED = 2000;
const SHOWN = 300;
const NEIGHBOURS = 15;
const LISTED = 50;

type OnProgress = (done: number, total: number) => void;

/** The questions of a map with their texts, in its order; so many as there are in the files. */
export async function mappedQuestions(
  { table, benchmark, files, edits, chunks, seed }: MapData,
  onProgress?: (done: number) => void,
): Promise<{ readonly all: number; readonly questions: readonly MappedQuestion[] }> {
  const random = createRandom(seed);
  const found = [...gather(table, benchmark, files, edits).values()];
  const asked = found.filter(({ turns }) => turns.length > 0);
  const order = asked.map((question) => ({ question, at: random.uniform() }));
  order.sort((a, b) => a.at - b.at);
  const drawn = new Set(order.slice(0, MOST_MAPPED).map(({ question }) => question));
  const wanted = asked.filter((question) => drawn.has(question));
  const questions = await mapTexts(wanted, files, chunks, onProgress);
  return { all: asked.length, questions };
}

/**
 * @param embeddings of the texts of `mappedQuestions`; null: their n-grams
 * @throws CaravanError as createDensity
 */
export async function textMap(
  data: MapData,
  model: ModelSettings,
  embeddings: Embeddings | null,
  onProgress: OnProgress = () => undefined,
): Promise<TextMap> {
  const { chunks, seed, edits } = data;
  // Reading, comparing and laying out take about as long as each other.
  const part =
    (number: number) =>
    (done: number, total: number): void => {
      onProgress(number + (total === 0 ? 1 : done / total), 3);
    };
  const { all, questions } = await mappedQuestions(data, (done) => {
    part(0)(done, chunks.length);
  });
  const count = questions.length;
  const vectors = embeddings
    ? embeddedVectors(embeddings.vectors, embeddings.size)
    : gramVectors(questions.map(({ text }) => text));
  const near = nearest(vectors, NEIGHBOURS, (done) => {
    part(1)(done, count);
  });
  const groups = groupTexts(vectors, groupCount(count), seed);
  const edited = editTable(data.table, edits).table;
  const points = questionPoints(
    edited,
    questions.map(({ id }) => id),
    model,
  );
  const duplicates = nearDuplicates(questions, edited);
  return {
    ...layOut(near, count, seed, part(2)),
    points: questions.map(({ id, category, text }, q) => ({
      ...{ id, category, text: Array.from(text).slice(0, SHOWN).join('') },
      ...{ group: groups.group[q], winner: points.winners[q], judgments: points.judgments[q] },
    })),
    models: points.models,
    centres: groups.centres,
    similar: mostSimilar(near, LISTED),
    duplicates: duplicates.slice(0, LISTED),
    duplicateCount: duplicates.length,
    spots: findSpots(points.beyond, groups.group, groups.centres.length),
    questions: all,
  };
}
