import type { AdjustedFacts } from '../../core/style/adjusted-counts.ts';
import { LMARENA_COVARIATES } from '../../core/style/covariates.ts';
import type { FilteredCounts } from '../../core/overview/filter-table.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import { run } from '../../jobs.ts';
import type { DataRecord, DataSource } from '../../storage/records.ts';
import { filtersWords } from '../../words/leaderboard/filters.ts';
import { measuredData } from '../checks/style-measures.ts';
import { importedData } from '../data/data-records.ts';
import { sourceRecords } from '../data/source-records.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { asksForStyle, boardConditions } from './filter-query.ts';

/** Which judgments of which files. */
export interface AskedJudgments {
  readonly source: DataSource;
  /** What is asked for as it stands in an address, which is the same for the same. */
  readonly key: string;
  /** Goes up as texts are kept or deleted, where they are read. */
  readonly texts: number;
}

export interface FoundJudgments extends Omit<FilteredCounts, 'counts'> {
  /** What is ranked; null where all judgments are meant, as they are. */
  readonly data: DataRecord | null;
  /** What a ranking rests on that is to be adjusted for style; null where it is not. */
  readonly adjusted: AdjustedFacts | null;
}

/** @throws CaravanError source-gone */
export async function findJudgments({ source, key }: AskedJudgments): Promise<FoundJudgments> {
  const query = new URLSearchParams(key);
  const conditions = boardConditions(query);
  const { counts, adjusted, ...found } = asksForStyle(query)
    ? await styledIn(source, conditions)
    : { ...(await filteredIn(source, conditions)), adjusted: null };
  if (counts === null) return { ...found, adjusted, data: null };
  const values = found.conditions.flatMap((condition) => condition.values);
  // Whatever is made of the ranking bears its name.
  const isStyled = counts.styled !== undefined;
  const parts = [...values, ...(isStyled ? [filtersWords(preferences.language).named] : [])];
  const name = parts.length > 0 ? `${openProject.name} (${parts.join(', ')})` : openProject.name;
  return { ...found, adjusted, data: await importedData(name, source, counts) };
}

async function filteredIn(source: DataSource, conditions: readonly Condition[]) {
  const { table, benchmark } = await sourceRecords.of(source);
  const { files, edits } = source;
  const ranges = files.map(({ file, firstRow, tableRows }) => ({ file, firstRow, tableRows }));
  return run('filter', { table, benchmark, files: ranges, edits, conditions });
}

async function styledIn(source: DataSource, conditions: readonly Condition[]) {
  const data = await measuredData(source, {});
  return run('filterAdjusted', { ...data, conditions, covariates: LMARENA_COVARIATES });
}
