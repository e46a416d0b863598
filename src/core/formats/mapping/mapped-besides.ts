import type { Row } from '../containers/container.ts';
import type { FileContent } from '../record/content.ts';
import { optionalName } from '../record/fields.ts';
import type { Mapping } from '../file/mapping.ts';

/** What a column says that a mapping may name or not. */
export function nameIn(row: Row, field: string | null): string | null {
  return field === null ? null : optionalName(row.get(field));
}

/** The judge that one of several columns is of, by its header; of several judges' rows of both. */
export function judgeIn(judge: string | null, column: string): string {
  return judge === null ? column : `${judge}, ${column}`;
}

/** Gives the question of a row its category, where the mapping names a column for that. */
export function categorise(
  row: Row,
  content: FileContent,
  mapping: Mapping,
  question: string | null,
): void {
  const category = nameIn(row, mapping.category);
  if (question !== null && category !== null) content.categorise(question, category);
}
