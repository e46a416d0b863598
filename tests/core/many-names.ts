import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import type { FilesRead } from '../../src/core/formats/file/report.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { textSource } from './formats/sources.ts';

/*
 * Whatever an import does takes time in proportion to the names. No time is asserted: what is
 * quadratic takes minutes here and runs into the limit of every test.
 */
export const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

export const imported = (text: string, base: FilesRead | null = null, size?: number) =>
  importJudgments([textSource(text, 'x.csv', size)], { format: null, base, edits: NO_EDITS });
