import type { TermTexts } from './term-facts.ts';
import { checkTerms } from './terms-checks-en.ts';
import { judgingTerms } from './terms-judging-en.ts';
import { modelTerms } from './terms-model-en.ts';
import { samplingTerms } from './terms-sampling-en.ts';

/** Every term in English; `term-facts.ts` has the formulas and sources. */
export const terms: TermTexts = { ...modelTerms, ...samplingTerms, ...checkTerms, ...judgingTerms };
