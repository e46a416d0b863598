import { FindingRows } from '../src/core/judge-report/finding-rows.ts';
import type { FoundRows } from '../src/core/judge-report/finding-rows.ts';
import type { Finding } from '../src/core/overview/finding.ts';
import type { JudgmentFilter } from '../src/core/overview/judgment-list.ts';
import { editedRows } from '../src/core/overview/wanted-rows.ts';
import type { TableEdits } from '../src/core/table/data-edits.ts';
import { JudgmentBook } from '../src/core/overview/judgment-book.ts';
import type { TextHits } from '../src/core/overview/judgment-book.ts';
import { SearchedTexts } from '../src/core/search/searched-texts.ts';
import type { TextKind } from '../src/core/texts/keep-texts.ts';
import type { JudgmentTable } from '../src/core/table/judgments.ts';
import { ITEM_PARTS } from '../src/core/table/record-texts.ts';
import { itemsOf, openChunk } from '../src/core/texts/text-chunk.ts';
import { benchmarkIn, tableIn } from './blobs.ts';
import type { InspectedTable, InspectorJobs } from './inspector/jobs.ts';

/** The table that was looked at last, read once, with what its edits made of it. */
let kept: {
  readonly source: string;
  readonly edits: string;
  readonly read: JudgmentTable;
  readonly book: JudgmentBook;
  /** What findings were asked for, once one was. */
  findings: HeldFindings | null;
} | null = null;

/** Findings that stay: those of the links of one card, one after the other. */
const MAX_FINDINGS = 12;

interface HeldFindings {
  /** By row of the edited table its row as it was read. */
  readonly rows: Uint32Array;
  readonly finder: FindingRows;
  readonly found: Map<string, FoundRows>;
}

/** The texts that are searched, in the table of `kept`. */
let searched: { readonly key: string; readonly texts: SearchedTexts } | null = null;

/** A table as it was read and edited; the one that was looked at last is there. */
export async function heldBook(asked: InspectedTable): Promise<JudgmentBook> {
  const { source, table, benchmark } = asked;
  const edits = JSON.stringify(asked.edits);
  if (kept?.source === source && kept.edits === edits) return kept.book;
  const read = kept?.source === source ? kept.read : await tableIn(table);
  const book = new JudgmentBook(read, await benchmarkIn(benchmark), asked.edits, asked.files);
  kept = { source, edits, read, book, findings: null };
  return book;
}

/** Some of the judgments of a table. */
export async function listed({
  about,
  query,
  texts,
  styled,
}: InspectorJobs['judgments']['input']): Promise<InspectorJobs['judgments']['output']> {
  const book = await heldBook(about);
  const { text, finding } = query.filter;
  const isSearched = text === null || searched?.key === texts?.key;
  const counted = finding && foundFor(finding, about.edits, styled);
  const hits = hitsIn(book, query.filter, texts?.part ?? 0);
  const page = book.page(query, hits, counted?.rows ?? null);
  return { ...page, isSearched, cases: counted?.cases ?? null };
}

/** The questions beside one in a list of them. */
export async function near({
  about,
  filter,
  texts,
  styled,
  question,
}: InspectorJobs['questionsNear']['input']): Promise<InspectorJobs['questionsNear']['output']> {
  const book = await heldBook(about);
  const counted = filter.finding && foundFor(filter.finding, about.edits, styled);
  const hits = hitsIn(book, filter, texts?.part ?? 0);
  return book.questionsNear(filter, hits, counted?.rows ?? null, question);
}

/** What holds the text of a filter; null where there is none, or nothing to search. */
function hitsIn(book: JudgmentBook, filter: JudgmentFilter, part: number): TextHits | null {
  if (filter.text === null || searched === null) return null;
  const { key, texts } = searched;
  return { key: `${key} ${String(part)}`, rows: (text) => texts.rows(text, book.models) };
}

/** By rows of the table as it was read; each is found once while the table is held. */
function foundFor(
  finding: Finding,
  edits: TableEdits,
  styled: InspectorJobs['judgments']['input']['styled'],
): FoundRows | null {
  if (kept === null) return null;
  const key = styled?.key ?? JSON.stringify(finding);
  const { finder, rows, found } = (kept.findings ??= newFindings(kept.read, edits));
  const before = found.get(key);
  if (before) return before;
  const made = styled ?? asRead(finder.of(finding), rows);
  found.set(key, made);
  const [oldest] = found.keys();
  if (found.size > MAX_FINDINGS) found.delete(oldest);
  return made;
}

function asRead(found: FoundRows, rows: Uint32Array): FoundRows {
  return { ...found, rows: found.rows.map((row) => rows[row]) };
}

function newFindings(read: JudgmentTable, edits: TableEdits): HeldFindings {
  const { table, rows } = editedRows(read, edits);
  return { rows, finder: new FindingRows(table), found: new Map() };
}

/** Begins to take texts in, which are forgotten where others were held. */
export async function begun({
  about,
  key,
  files,
}: InspectorJobs['beginTexts']['input']): Promise<null> {
  const { table } = await heldBook(about);
  searched = { key, texts: new SearchedTexts(table, await benchmarkIn(about.benchmark), files) };
  return null;
}

/** Takes the texts of a stored chunk in; whether there is room for more, null where others are held. */
export async function taken(
  key: string,
  file: number,
  kind: TextKind,
  bytes: Uint8Array,
): Promise<boolean | null> {
  const chunk = await openChunk(bytes, ITEM_PARTS[kind]);
  if (searched?.key !== key) return null;
  searched.texts.add(file, kind, itemsOf(chunk));
  return !searched.texts.isFull;
}
