import type { TermTexts } from './term-facts.ts';
import { checkTerms } from './terms-checks-ja.ts';
import { judgingTerms } from './terms-judging-ja.ts';
import { modelTerms } from './terms-model-ja.ts';
import { samplingTerms } from './terms-sampling-ja.ts';

/** 用語の説明(日本語)。式と出典は `term-facts.ts` にある。 */
export const terms: TermTexts = { ...modelTerms, ...samplingTerms, ...checkTerms, ...judgingTerms };
