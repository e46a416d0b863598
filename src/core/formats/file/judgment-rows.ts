import type { FileReport } from './report.ts';

/** What tells whether a file judges; scores and reviews may be judgments of another file’s rows. */
export type RowCounts = Pick<FileReport, 'rows' | 'tableRows' | 'rejected' | 'scores' | 'reviews'>;

/**
 * Rows of files that judge, or were meant to. Where a file judges nothing, its rows are questions,
 * answers or prompts, of which only the rejected ones are said to be rows.
 */
export function judgmentRows(files: readonly RowCounts[]): number {
  return files.reduce((sum, { rows, tableRows, rejected, scores, reviews }) => {
    const isJudged = tableRows > 0 || scores !== undefined || reviews !== undefined;
    return sum + (isJudged ? rows : rejected);
  }, 0);
}
