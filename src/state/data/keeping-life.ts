import type { Failure } from '../../core/failure.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { KeptParts } from '../../core/texts/keep-texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import type { Progress } from '../work/progress.ts';

/** What has been kept so far. */
export interface Kept {
  readonly texts: number;
  /** Of the packed chunks. */
  readonly bytes: number;
}

export const NOTHING_KEPT: Kept = { texts: 0, bytes: 0 };

/** What is stored of the texts of some files. */
export interface KeptSummary extends Kept {
  /** Whether all texts were read that were wanted. */
  readonly isWhole: boolean;
  readonly parts: KeptParts;
}

/** Why the user is asked. */
export type KeepingQuestion =
  /** The files are large (bytes): whether to keep their texts at all. */
  | { readonly why: 'large'; readonly bytes: number }
  /** The files lie at an address and would be fetched once more. */
  | { readonly why: 'remote'; readonly bytes: number }
  /** By what the first texts took, all of them need more bytes than there is room for. */
  | { readonly why: 'no-room'; readonly needed: number; readonly room: number }
  /** The browser stores nothing more. */
  | { readonly why: 'full' };

/**
 * `until-full`: as many as there is room for; `again`: the user has made room, or believes that
 * it will do.
 */
export type KeepingAnswer = KeptParts | 'none' | 'until-full' | 'again';

/** The life of keeping texts. The ranking never waits for it. */
export type Keeping =
  | { readonly stage: 'idle' }
  | { readonly stage: 'asking'; readonly question: KeepingQuestion; readonly kept: Kept }
  | { readonly stage: 'keeping'; readonly progress: Progress | null; readonly kept: Kept }
  | { readonly stage: 'kept' | 'stopped' | 'no-room'; readonly kept: Kept }
  | { readonly stage: 'failed'; readonly failure: Failure; readonly kept: Kept };

/** Files whose texts are to be kept, as they were imported. */
export interface KeepOrder extends Omit<Jobs['keepTexts']['input'], 'parts'> {
  /** What they were found to be. */
  readonly files: readonly FileReport[];
}
