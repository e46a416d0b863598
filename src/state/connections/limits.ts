import type { JudgingSetup } from '../../core/judge/setup.ts';

/** What a run must keep to. */
export type RunLimits = Pick<JudgingSetup, 'budget' | 'concurrency' | 'perMinute'>;

export const USUAL_LIMITS: RunLimits = { budget: null, concurrency: 4, perMinute: null };
