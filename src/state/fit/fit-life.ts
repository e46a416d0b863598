import type { Failure } from '../../core/failure.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { Progress } from '../work/progress.ts';
import type { TaskLife } from '../work/task.svelte.ts';

/** What comes of a fit. */
export interface Fitted {
  readonly summary: FitSummary;
  readonly draws: Draws;
  /** Wall-clock milliseconds. */
  readonly elapsed: number;
}

/** What is shown of a fit under way. */
export interface FitProgress {
  /** The summary of the approximation, once the sampler has begun; null where there is none. */
  readonly preview: FitSummary | null;
  readonly progress: Progress;
  /** Whether it waits for other large jobs. */
  readonly isWaiting?: boolean;
}

/** The life of one fit, whoever asked for it. */
export type FitLife<R = Fitted> = TaskLife<R, FitProgress>;

/** A fit as it is shown, with the numbers that stand in until it has its own. */
export type ShownFit =
  /** A progress in either: of the approximation that sampling waits for, where it takes long. */
  | { readonly stage: 'starting'; readonly progress?: Progress }
  | { readonly stage: 'preview'; readonly summary: FitSummary; readonly progress?: Progress }
  | { readonly stage: 'sampling'; readonly summary: FitSummary; readonly progress: Progress }
  /** Without a summary where not even the approximation was waited for. */
  | { readonly stage: 'stopped'; readonly summary: FitSummary | undefined }
  | ({ readonly stage: 'done' } & Fitted)
  | { readonly stage: 'failed'; readonly failure: Failure };

/** @param standIn numbers of an approximation, or of the fit before; null where there are none */
export function shownFit(life: FitLife, standIn: FitSummary | null): ShownFit {
  switch (life.stage) {
    case 'idle':
      return unsampled(standIn);
    case 'running': {
      const { preview, progress } = life.progress ?? { preview: null };
      if (preview) return { stage: 'sampling', summary: preview, progress };
      return unsampled(standIn, progress);
    }
    case 'stopped':
      return { stage: 'stopped', summary: standIn ?? undefined };
    case 'done':
      return { stage: 'done', ...life.result };
    case 'failed':
      return life;
  }
}

function unsampled(summary: FitSummary | null, progress?: Progress): ShownFit {
  const part = progress && { progress };
  return summary ? { stage: 'preview', summary, ...part } : { stage: 'starting', ...part };
}
