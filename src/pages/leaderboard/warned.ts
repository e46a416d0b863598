import { isMuchRejected } from '../../core/formats/intake/rejected-values.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { session } from '../../state/fit/session.svelte.ts';

/** The warnings of a fit. That a preview is approximate, the status line says already. */
export function warningsOf({ diagnostics }: FitSummary) {
  return diagnostics.warnings.filter(
    (warning) => warning.kind !== 'approximate' || session.fit.stage === 'done',
  );
}

/** Judgments that count although they are there before. */
export function repeatedJudgments(): number {
  const source = session.data?.source;
  return source?.edits.duplicates === 'keep' ? source.duplicates : 0;
}

/** Files of which much could not be read. */
export function unreadFiles() {
  return (session.data?.source?.files ?? []).filter(isMuchRejected);
}

/** Whether there is anything that a reader must know before believing the numbers. */
export function hasWarnings(summary: FitSummary): boolean {
  return (
    warningsOf(summary).length > 0 ||
    repeatedJudgments() > 0 ||
    unreadFiles().some(({ rejected }) => rejected > 0)
  );
}
