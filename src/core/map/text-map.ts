import type { Benchmark } from '../table/benchmark.ts';
import { editTable } from '../table/edit-table.ts';
import { tableEdits } from '../table/data-edits.ts';
import type { DataEdits } from '../table/data-edits.ts';
import type { FileReport } from '../formats/file/report.ts';
import { gather } from '../judge/material.ts';
import type { FoundQuestion } from '../judge/material.ts';
import type { Embeddings } from '../judge/local/pooling.ts';
import type { JudgmentTable, ModelIndex } from '../table/judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import { createRandom } from '../numerics/random.ts';
import { alikeAnswers, nearDuplicates } from './answer-pairs.ts';
import type { AnswerPair } from './answer-pairs.ts';
import { groupCount, groupTexts } from './groups.ts';
import { layOut } from './layout.ts';
import type { Layout } from './layout.ts';
import { mapItems, mapTexts } from './map-texts.ts';
import type { MapItem, MapSubject, MappedQuestion, PackedChunk } from './map-texts.ts';
import { mostSimilar, nearest } from './neighbours.ts';
import type { SimilarPair } from './neighbours.ts';
import { questionPoints } from './question-points.ts';
import type { QuestionPoints } from './question-points.ts';
import { embeddedVectors, gramVectors } from './text-vectors.ts';
import { findSpots } from './weak-spots.ts';
import type { Spot } from './weak-spots.ts';

export interface MapPoint {
  /** Of the question, or of the one that is answered. */
  readonly id: string;
  readonly category: string | null;
  /** Whose answer it is; null for a question. */
  readonly model: string | null;
  /** At most SHOWN characters. */
  readonly text: string;
  readonly group: number;
  /** Who has most points on the question. */
  readonly winner: ModelIndex | null;
  /** Of the question, or of the answer. */
  readonly judgments: number;
  /** Points per judgment of the answer; NaN for a question, and where it was not judged. */
  readonly points: number;
}

/** Questions or answers in a plane, and what lies together there. */
export interface TextMap extends Layout {
  readonly subject: MapSubject;
  readonly points: readonly MapPoint[];
  readonly models: readonly string[];
  /** Of every group the point that is nearest to its middle. */
  readonly centres: readonly number[];
  /** On a map of questions: pairs of them. */
  readonly similar: readonly SimilarPair[];
  /** On a map of answers: pairs of those to one question. */
  readonly alike: readonly ShownPair[];
  /** The first of them, and how many there are. */
  readonly duplicates: readonly ShownPair[];
  readonly duplicateCount: number;
  /** Largest difference first. */
  readonly spots: readonly Spot[];
  /** How many questions, or answers, the files have; of more than MAX_MAPPED some are drawn. */
  readonly all: number;
}

/** With the question's id and beginning. */
export interface ShownPair extends Omit<AnswerPair, 'question'> {
  readonly id: string;
  readonly text: string;
}

/** What a map is made of. */
export interface MapData {
  readonly subject: MapSubject;
  /** As it was read. */
  readonly table: JudgmentTable;
  readonly benchmark: Benchmark;
  readonly files: readonly FileReport[];
  readonly edits: DataEdits;
  readonly chunks: readonly PackedChunk[];
  readonly seed: number;
}

export const MAX_MAPPED = 2000;
const SHOWN = 300;
const NEIGHBOURS = 15;
const LISTED = 50;

type OnProgress = (done: number, total: number) => void;

/** What a map shows, with its texts: all of it, or whole questions drawn at random. */
export interface Mapped {
  readonly questions: readonly MappedQuestion[];
  /** In the order of the map. */
  readonly items: readonly MapItem[];
  /** How many there are in the files. */
  readonly all: number;
}

/** @param onProgress chunks read */
export async function mapped(
  { subject, table, benchmark, files, edits, chunks, seed }: MapData,
  onProgress?: (done: number) => void,
): Promise<Mapped> {
  const found = [...gather(table, benchmark, files, edits).values()];
  const asked = found.filter(({ turns }) => turns.length > 0);
  const sizes = asked.map(({ answers }) => (subject === 'questions' ? 1 : answers.size));
  const wanted = drawn(asked, sizes, seed);
  const questions = await mapTexts(wanted, files, chunks, subject, onProgress);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return { questions, items: mapItems(questions, subject), all };
}

/** A random sample of MAX_MAPPED points, in their order. */
function drawn(
  asked: readonly FoundQuestion[],
  sizes: readonly number[],
  seed: number,
): FoundQuestion[] {
  const random = createRandom(seed);
  const order = asked.map((_, q) => ({ q, at: random.uniform() }));
  order.sort((a, b) => a.at - b.at);
  let room = MAX_MAPPED;
  const chosen = new Set<number>();
  for (const { q } of order) {
    room -= sizes[q];
    if (room < 0 && chosen.size > 0) break;
    chosen.add(q);
  }
  return asked.filter((_, q) => chosen.has(q));
}

/**
 * @param embeddings of the texts of the items of `mapped`; null: their n-grams
 * @throws CaravanError as createDensity
 */
export async function textMap(
  data: MapData,
  model: ModelSettings,
  embeddings: Embeddings | null,
  onProgress: OnProgress = () => undefined,
): Promise<TextMap> {
  const { subject, chunks, seed, edits, files } = data;
  // Reading, comparing and laying out take about as long as each other.
  const part =
    (number: number) =>
    (done: number, total: number): void => {
      onProgress(number + (total === 0 ? 1 : done / total), 3);
    };
  const { all, questions, items } = await mapped(data, (done) => {
    part(0)(done, chunks.length);
  });
  const count = items.length;
  const vectors = embeddings
    ? embeddedVectors(embeddings.vectors, embeddings.size)
    : gramVectors(items.map(({ text }) => text));
  const near = nearest(vectors, NEIGHBOURS, (done) => {
    part(1)(done, count);
  });
  const groups = groupTexts(vectors, groupCount(count), seed);
  const table = editTable(data.table, tableEdits(edits, files)).table;
  const ids = questions.map(({ id }) => id);
  const made = questionPoints(table, ids, model);
  const duplicates = nearDuplicates(questions, table);
  const isOfAnswers = subject === 'answers';
  const alike = isOfAnswers ? alikeAnswers(items, vectors, questions, table) : [];
  const shown = (pairs: readonly AnswerPair[]): ShownPair[] =>
    pairs.slice(0, LISTED).map(({ question, ...pair }) => {
      const { id, text } = questions[question];
      return { ...pair, id, text: beginning(text) };
    });
  return {
    ...layOut(near, count, seed, part(2)),
    ...{ subject, all, models: made.models, centres: groups.centres },
    points: items.map((item, at) => pointOf(item, groups.group[at], questions, made)),
    similar: isOfAnswers ? [] : mostSimilar(near, LISTED),
    alike: shown(alike),
    duplicates: shown(duplicates),
    duplicateCount: duplicates.length,
    spots: findSpots(beyondOf(items, made), groups.group, groups.centres.length),
  };
}

function pointOf(
  { question, model, text }: MapItem,
  group: number,
  questions: readonly MappedQuestion[],
  { models, winners, judgments, rates, weights }: QuestionPoints,
): MapPoint {
  const { id, category } = questions[question];
  // Who was never judged has no place among the models.
  const own = model === null ? -1 : models.indexOf(model);
  return {
    ...{ id, category, model, text: beginning(text), group, winner: winners[question] },
    judgments: model === null ? judgments[question] : own < 0 ? 0 : weights[own][question],
    points: own < 0 ? NaN : rates[own][question],
  };
}

/** By model, then item: points beyond what is expected; NaN for answers of others. */
function beyondOf(
  items: readonly MapItem[],
  { models, beyond }: QuestionPoints,
): readonly Float64Array[] {
  return models.map((name, m) =>
    Float64Array.from(items, ({ question, model }) =>
      model === null || model === name ? beyond[m][question] : NaN,
    ),
  );
}

function beginning(text: string): string {
  return Array.from(text.slice(0, 2 * SHOWN))
    .slice(0, SHOWN)
    .join('');
}
