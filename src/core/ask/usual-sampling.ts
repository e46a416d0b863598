import type { SamplingSettings } from '../judge/setup.ts';

/** As the provider samples, since many models take no other temperature; room for some thinking. */
export const USUAL_SAMPLING: SamplingSettings = { temperature: null, maxTokens: 4096, seed: null };
