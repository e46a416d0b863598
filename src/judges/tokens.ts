import * as v from 'valibot';

/** A number of tokens in what a provider sends. */
export const TOKENS = v.pipe(v.number(), v.finite(), v.minValue(0));
