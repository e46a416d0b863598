import { orderDisagreements } from '../agreement/order-disagreement.ts';
import type { Benchmark } from '../table/benchmark.ts';
import { correctTable, rowFacts } from '../table/corrections/corrected-table.ts';
import type { CorrectedTable } from '../table/corrections/corrected-table.ts';
import type { TableEdits } from '../table/data-edits.ts';
import { tagsOf } from '../table/tagged/tags.ts';
import { UNKNOWN, isOrderKnown, outcomeOf } from '../table/judgments.ts';
import type { JudgmentTable, Tag } from '../table/judgments.ts';
import type { JudgmentFilter, JudgmentLine, JudgmentPage, JudgmentQuery } from './judgment-list.ts';
import { keepTagged, withFiles } from '../table/where.ts';
import type { FileRange } from '../table/where.ts';
import { whereOf } from './condition-meaning.ts';
import type { Condition } from './conditions.ts';
import { datesOf, facetColumns } from './facet-columns.ts';
import { listedChoices } from './facets.ts';
import type { ListedChoices } from './facets.ts';
import { nearQuestions } from './near-questions.ts';
import type { NearQuestions } from './near-questions.ts';
import { placesIn } from './text-places.ts';
import { keepOnly, keepWanted, keptRows, rowsOf } from './wanted-rows.ts';

/** Rows by question: those of question q are `rows[start[q]]` … `rows[start[q + 1] − 1]`. */
interface RowsByQuestion {
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
}

/** The table by the names that are asked for, with its files and all its tags. */
interface KnownRows {
  readonly named: JudgmentTable;
  readonly tags: readonly Tag[];
}

/**
 * A table made ready to be listed, so that a page of it takes one pass over its rows at most: what
 * depends on the edits alone is found once, when it is first needed.
 */
export class JudgmentBook {
  /** With the verdicts that corrections gave. */
  readonly table: JudgmentTable;
  /** The models by the names that the edits give them. */
  readonly models: readonly string[];
  readonly benchmark: Benchmark;
  readonly #placesOf: ReturnType<typeof placesIn>;
  readonly #kept: Uint8Array;
  readonly #corrected: CorrectedTable | null;
  /** What the files say. */
  readonly #said: Uint8Array;
  /** The rows that the edits would leave if there were no corrections. */
  readonly #listable: Uint8Array;
  readonly #files: readonly FileRange[];
  #known: KnownRows | null = null;
  #disagreements: Uint8Array | null = null;
  #byQuestion: RowsByQuestion | null = null;
  /** What was asked for last: the pages of one list follow one another. */
  #found: {
    readonly key: string;
    readonly counted: Uint32Array | null;
    readonly rows: Uint32Array;
  } | null = null;

  /** @param files whose rows can be asked for */
  constructor(
    read: JudgmentTable,
    benchmark: Benchmark,
    edits: TableEdits,
    files: readonly FileRange[] = [],
  ) {
    const corrected = correctTable(read, edits);
    const table = corrected?.table ?? read;
    const names = new Map(edits.names);
    const rename = (name: string): string => names.get(name) ?? name;
    this.table = table;
    this.benchmark = benchmark;
    this.#files = files;
    this.models = table.models.map(rename);
    this.#placesOf = placesIn(benchmark, rename);
    this.#corrected = corrected;
    this.#said = read.outcome;
    this.#kept = keptRows(table, this.models, edits, corrected?.isOut);
    this.#listable = corrected === null ? this.#kept : keptRows(read, this.models, edits);
  }

  /**
   * Some of the judgments that the edits leave, in the order of the files; what corrections leave
   * out is there where its row is asked for, or all that is corrected.
   * @param texts which rows have the text of the filter in them (1); its key changes with what is
   * searched. Without it the text is not asked for.
   * @param counted the rows of the filter's finding; without them it is not asked for
   */
  page(
    query: JudgmentQuery,
    texts: TextHits | null = null,
    counted: Uint32Array | null = null,
  ): JudgmentPage {
    const { limit, row } = query;
    const found = this.#rows(query.filter, texts, counted, row);
    const at = row === null ? -1 : positionOf(found, row);
    const offset = at < 0 ? query.offset : at - (at % limit);
    const rows = found.subarray(offset, offset + limit);
    return { total: found.length, offset, lines: this.lines(rows) };
  }

  /** The questions beside one in a list. */
  questionsNear(
    filter: JudgmentFilter,
    texts: TextHits | null,
    counted: Uint32Array | null,
    question: string,
  ): NearQuestions {
    return nearQuestions(this.table, this.#rows(filter, texts, counted, null), question);
  }

  /** What the rows that the edits leave can be told apart by. */
  choices(): FilterChoices {
    const { named, tags } = this.#rowsKnown();
    const kept = this.#kept;
    const names = new Map<string, Set<string>>();
    for (const { name, values, value } of facetColumns(named, tags)) {
      const isUsed = new Uint8Array(values.length);
      for (let row = 0; row < value.length; row++) {
        if (kept[row] === 1 && value[row] !== UNKNOWN) isUsed[value[row]] = 1;
      }
      const used = values.filter((_, at) => isUsed[at] === 1);
      names.set(name, new Set([...(names.get(name) ?? []), ...used]));
    }
    const facets = [...names].map(([name, values]) => listedChoices(name, [...values].sort()));
    return { facets: facets.filter(({ values }) => values.length > 0), dates: datesOf(named) };
  }

  /** Rows as they are shown; they need not be of any list. */
  lines(rows: Uint32Array): JudgmentLine[] {
    const swapped = this.#swappedOf(rows);
    return Array.from(rows, (row, at) => this.#line(row, swapped[at]));
  }

  /** The rows of a question that the edits leave. */
  rowsOf(question: string): Uint32Array {
    const at = this.table.questions.indexOf(question);
    if (at < 0) return new Uint32Array();
    const { start, rows } = this.#questions();
    return rows.subarray(start[at], start[at + 1]).filter((row) => this.#kept[row] !== 0);
  }

  #rowsKnown(): KnownRows {
    if (this.#known === null) {
      const { table, models } = this;
      const named = withFiles({ ...table, models }, this.#files);
      this.#known = { named, tags: tagsOf(named, this.benchmark) };
    }
    return this.#known;
  }

  #questions(): RowsByQuestion {
    return (this.#byQuestion ??= rowsByQuestion(this.table));
  }

  #rows(
    filter: JudgmentFilter,
    texts: TextHits | null,
    counted: Uint32Array | null,
    open: number | null,
  ): Uint32Array {
    const isOut = open !== null && this.#kept[open] === 0 && this.#listable[open] === 1;
    const key = JSON.stringify([filter, texts?.key, isOut ? open : null]);
    if (this.#found?.key === key && this.#found.counted === counted) return this.#found.rows;
    const marked = this.#kept.slice();
    if (filter.isCorrected) {
      for (let row = 0; row < marked.length; row++) {
        // What repeated another row may count by its correction alone.
        const isThere = this.#listable[row] === 1 || this.#kept[row] === 1;
        marked[row] = Number(isThere && (this.#corrected?.of(row) ?? null) !== null);
      }
    }
    if (isOut) marked[open] = 1;
    const { models } = this;
    const disagreements = () => (this.#disagreements ??= orderDisagreements(this.table));
    keepWanted(this.table, filter, { models, disagreements }, marked);
    if (filter.finding !== null && counted !== null) keepOnly(marked, counted);
    for (const condition of filter.conditions) this.#keepMeeting(condition, marked);
    if (filter.text !== null && texts !== null) {
      const has = texts.rows(filter.text);
      for (let row = 0; row < marked.length; row++) marked[row] &= has[row];
    }
    const rows = rowsOf(marked);
    this.#found = { key, counted, rows };
    return rows;
  }

  /** Takes out of `marked` what does not meet a condition; one whose values mean nothing is met. */
  #keepMeeting(condition: Condition, marked: Uint8Array): void {
    const where = whereOf(condition);
    if (where === null) return;
    const { named, tags } = this.#rowsKnown();
    keepTagged(named, tags, where, marked);
  }

  #line(row: number, other: number): JudgmentLine {
    const { table, models } = this;
    const { left, right, question, judge, turn, weight, outcome } = table;
    const by = this.#corrected?.of(row) ?? null;
    const facts = {
      row,
      left: models[left[row]],
      right: models[right[row]],
      fileLeft: table.models[left[row]],
      fileRight: table.models[right[row]],
      outcome: outcomeOf(outcome[row]),
      ...(by && { corrected: { by, fileOutcome: outcomeOf(this.#said[row]) } }),
      question: question[row] === UNKNOWN ? null : table.questions[question[row]],
      judge: judge[row] === UNKNOWN ? null : table.judges[judge[row]],
      turn: turn[row] === UNKNOWN ? null : turn[row],
      weight: weight === null ? 1 : weight[row],
      ...(rowFacts(table, row).isOfChoice && { isOfChoice: true as const }),
      isOrderKnown: isOrderKnown(table, row),
      swapped: other < 0 ? null : { row: other, outcome: outcomeOf(outcome[other]) },
    };
    return { ...facts, places: this.#placesOf(facts) };
  }

  /** For each of these rows the first kept one that differs in the order alone, or −1. */
  #swappedOf(rows: Uint32Array): Int32Array {
    const { left, right, question, judge, turn } = this.table;
    const partners = new Int32Array(rows.length).fill(-1);
    for (let line = 0; line < rows.length; line++) {
      const row = rows[line];
      if (question[row] === UNKNOWN || !isOrderKnown(this.table, row)) continue;
      const { start, rows: asked } = this.#questions();
      for (let at = start[question[row]]; at < start[question[row] + 1]; at++) {
        const other = asked[at];
        const isPartner =
          left[other] === right[row] &&
          right[other] === left[row] &&
          judge[other] === judge[row] &&
          turn[other] === turn[row] &&
          this.#kept[other] !== 0 &&
          isOrderKnown(this.table, other);
        if (!isPartner) continue;
        partners[line] = other;
        break;
      }
    }
    return partners;
  }
}

/** What can be asked of judgments by conditions. */
export interface FilterChoices {
  /** Names, and the values there are of each. */
  readonly facets: readonly ListedChoices[];
  /** When the first and the last of all were judged, in milliseconds since 1970; null: not known. */
  readonly dates: readonly [first: number, last: number] | null;
}

/** Which rows of a table have a text in them (1). */
export interface TextHits {
  /** Changes with what is searched. */
  readonly key: string;
  readonly rows: (text: string) => Uint8Array;
}

/** Where a number stands in ascending ones, or −1. */
function positionOf(rows: Uint32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? low : -1;
}

function rowsByQuestion({ questions, question }: JudgmentTable): RowsByQuestion {
  const start = new Uint32Array(questions.length + 1);
  for (let row = 0; row < question.length; row++)
    if (question[row] >= 0) start[question[row] + 1]++;
  for (let q = 0; q < questions.length; q++) start[q + 1] += start[q];
  const rows = new Uint32Array(start[questions.length]);
  const next = start.slice();
  for (let row = 0; row < question.length; row++) {
    if (question[row] >= 0) rows[next[question[row]]++] = row;
  }
  return { start, rows };
}
