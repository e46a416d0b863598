import { isFormula } from '../../table/csv.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import type { WriterName } from './writers.ts';

/** So many are named as examples. */
const MAX_EXAMPLES = 6;

/**
 * Names that a spreadsheet would run as formulas, where a writer puts names into CSV: the first
 * few. They are written as they are, since the files are read back by programs.
 */
export function formulaNames(to: WriterName, table: JudgmentTable): string[] {
  return formulasAmong(namesIn(to, table).flat());
}

/** The first few of these that a spreadsheet would run. */
export function formulasAmong(names: readonly string[]): string[] {
  const found = new Set<string>();
  for (const name of names) {
    if (isFormula(name)) found.add(name);
    if (found.size === MAX_EXAMPLES) break;
  }
  return [...found];
}

function namesIn(to: WriterName, { models, questions, judges }: JudgmentTable) {
  if (to === 'counts-csv') return [models];
  return to === 'evalica-csv' ? [models, questions, judges] : [];
}
