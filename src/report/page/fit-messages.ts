import type { ModelSettings } from '../../core/model/settings.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import type { Where } from '../../core/table/where.ts';

/** What the page asks its worker: the judgments are sent once, as they stand in the file. */
export type FitRequest =
  | {
      readonly kind: 'open';
      /** Base64 of a JudgmentTable; '' where there are only counts. */
      readonly judgments: string;
      readonly counts: PairCounts;
    }
  | {
      readonly kind: 'fit';
      readonly where: Where;
      readonly model: ModelSettings;
      readonly sampler: SamplerSettings;
      readonly intervals: Intervals;
    };

/** What the judgments can be filtered by. */
export interface FitChoices {
  readonly judges: readonly string[];
  readonly categories: readonly string[];
}

export type FitReply =
  | { readonly kind: 'choices'; readonly choices: FitChoices }
  | {
      readonly kind: 'preview' | 'done';
      readonly models: readonly string[];
      readonly judgments: number;
      readonly summary: FitSummary;
    }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'failed' };
