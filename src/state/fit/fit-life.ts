import type { Failure } from '../../core/failure.ts';
import type { Draws } from '../../core/posterior/draws.ts';
import type { FitSummary } from '../../core/posterior/summary.ts';
import type { Progress } from '../work/progress.ts';

/** The life of one fit. Every stage after the first shows numbers of some kind. */
export type Fit =
  /** A progress in either: of the approximation that sampling waits for, where it takes long. */
  | { readonly stage: 'starting'; readonly progress?: Progress }
  | { readonly stage: 'preview'; readonly summary: FitSummary; readonly progress?: Progress }
  | { readonly stage: 'sampling'; readonly summary: FitSummary; readonly progress: Progress }
  /** Without a summary where not even the approximation was waited for. */
  | { readonly stage: 'stopped'; readonly summary: FitSummary | undefined }
  | {
      readonly stage: 'done';
      readonly summary: FitSummary;
      readonly draws: Draws;
      /** Wall-clock milliseconds. */
      readonly elapsed: number;
    }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** What is shown while a fit is not sampled yet: the numbers before it, where there are any. */
export function unsampled(summary: FitSummary | null, progress?: Progress): Fit {
  const part = progress && { progress };
  return summary ? { stage: 'preview', summary, ...part } : { stage: 'starting', ...part };
}
