import * as v from 'valibot';

/** A number of tokens in what a provider sends. */
export const TOKENS = v.pipe(v.number(), v.integer(), v.minValue(0));
