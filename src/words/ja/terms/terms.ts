import type { TermTexts } from '../../term-facts.ts';
import { checkTerms } from './checks.ts';
import { judgingTerms } from './judging.ts';
import { modelTerms } from './model.ts';
import { samplingTerms } from './sampling.ts';

/** 用語の説明(日本語)。式と出典は `term-facts.ts` にある。 */
export const terms: TermTexts = { ...modelTerms, ...samplingTerms, ...checkTerms, ...judgingTerms };
