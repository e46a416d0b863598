import { tableEdits } from '../../core/table/data-edits.ts';
import type { Askable, AskChoice, PlacedPrompt } from '../../core/ask/askable.ts';
import type { Prompt, TextIndex } from '../../core/table/benchmark.ts';
import { CaravanError } from '../../core/failure.ts';
import type { WriterName } from '../../core/formats/write/writers.ts';
import type { Material, MaterialChoice, PlacedQuestion } from '../../core/judge/material.ts';
import type { JudgmentFilter, JudgmentQuery } from '../../core/overview/judgment-list.ts';
import type { QuestionPage, QuestionQuery } from '../../core/overview/question-list.ts';
import { run } from '../../jobs.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import type { DataSource } from '../../storage/records.ts';
import { importing } from './importing.svelte.ts';
import { sourceRecords } from './source-records.ts';

/** What the files shown hold. */

/** One page of their questions. */
export async function readQuestions(query: QuestionQuery): Promise<QuestionPage> {
  const { source } = importing;
  if (!source) return { total: 0, lines: [] };
  const { table, benchmark } = await sourceRecords.of(source);
  return run('questions', { table, benchmark, query });
}

/** Some of their judgments; `texts`: those that the text of a filter is searched in. */
export async function readJudgments(
  query: JudgmentQuery,
  texts: Jobs['judgments']['input']['texts'] = null,
): Promise<Jobs['judgments']['output']> {
  const { source } = importing;
  if (!source) return { total: 0, offset: 0, lines: [], isSearched: true, cases: null };
  const styled = await styledFor(source, query.filter);
  return run('judgments', { about: await inspected(source), query, texts, styled });
}

/** What the finding of a filter counts, where it is about texts; who asks again has it at once. */
export async function styledFor(
  source: DataSource,
  { finding }: JudgmentFilter,
): Promise<Jobs['judgments']['input']['styled']> {
  if (finding === null) return null;
  // The first picture needs no texts.
  const { styledFindings } = await import('../inspect/styled-findings.ts');
  return styledFindings.of(source, finding);
}

/** Their judgments, as a worker is told of them. */
export async function inspected(source: DataSource): Promise<Jobs['judgments']['input']['about']> {
  const { table, benchmark } = await sourceRecords.of(source);
  const edits = tableEdits(source.edits, source.files);
  const files = source.files.map(({ file, firstRow, tableRows }) => ({
    file,
    firstRow,
    tableRows,
  }));
  return { source: source.id, table, benchmark, edits, files };
}

/** What can be judged of them. */
export async function readMaterial(choice: MaterialChoice): Promise<Material> {
  const { source } = importing;
  if (!source) throw new CaravanError({ kind: 'source-gone' });
  const { table, benchmark } = await sourceRecords.of(source);
  const { files, edits } = source;
  const questions: PlacedQuestion[] = [];
  const about = { table, benchmark, files, edits, choice };
  const found = await run('material', about, {
    onProgress: (part) => void questions.push(...part),
  });
  return { ...found, chosen: { ...found.chosen, questions } };
}

/** What can be asked of them. */
export async function readAskable(choice: AskChoice): Promise<Askable> {
  const { source } = importing;
  if (!source) throw new CaravanError({ kind: 'source-gone' });
  const { table, benchmark } = await sourceRecords.of(source);
  const { files, edits } = source;
  const chosen: PlacedPrompt[] = [];
  const about = { table, benchmark, files, edits, choice };
  const found = await run('askable', about, { onProgress: (part) => void chosen.push(...part) });
  return { ...found, chosen };
}

/** Their judge prompts. */
export async function readPrompts(): Promise<readonly Prompt[]> {
  const { source } = importing;
  if (!source) return [];
  const { benchmark } = await sourceRecords.of(source);
  return run('prompts', { benchmark });
}

/** A text of their benchmark, null where it is not kept. */
export async function readText(index: TextIndex): Promise<string | null> {
  const files = importing.source?.files ?? [];
  // The first picture needs no texts.
  const { locateText } = await import('../../core/texts/locate.ts');
  const place = locateText(files, index);
  const { loadText } = await import('../../storage/texts.ts');
  return place && loadText(files[place.file], place.number);
}

/** Their judgments as a file of another tool; null where only counts are known. */
export async function convertJudgments(to: WriterName): Promise<Jobs['convert']['output'] | null> {
  const { source } = importing;
  if (!source) return null;
  const { table } = await sourceRecords.of(source);
  return run('convert', { table, edits: tableEdits(source.edits, source.files), to });
}
