import type { TermTexts } from '../../term-facts.ts';
import { checkTerms } from './checks.ts';
import { judgingTerms } from './judging.ts';
import { modelTerms } from './model.ts';
import { samplingTerms } from './sampling.ts';

/** Every term in English; `term-facts.ts` has the formulas and sources. */
export const terms: TermTexts = { ...modelTerms, ...samplingTerms, ...checkTerms, ...judgingTerms };
