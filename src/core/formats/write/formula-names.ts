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
  const found: string[] = [];
  for (const names of namesIn(to, table)) {
    for (const name of names) {
      if (isFormula(name) && found.push(name) === MAX_EXAMPLES) return found;
    }
  }
  return found;
}

function namesIn(to: WriterName, { models, questions, judges }: JudgmentTable) {
  if (to === 'counts-csv') return [models];
  return to === 'evalica-csv' ? [models, questions, judges] : [];
}
