import { expect, it } from 'vitest';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../../src/core/sampler/chain.ts';
import { chainCounts } from '../../../src/core/sampler/chain-counts.ts';
import { DEFAULT_SAMPLER, SAMPLERS } from '../../../src/core/sampler/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { QuestionModel } from '../../../src/core/model/settings.ts';
import { judged } from './robust/judged.ts';

const RANDOM: QuestionModel = { kind: 'random', scale: 1 };

it.each(SAMPLERS)('is all that a chain of %s looks at', (sampler) => {
  const counts = judged(10);
  expect(counts.byQuestion).toBeDefined();
  for (const questions of [undefined, { kind: 'robust' } as const, RANDOM]) {
    if (questions?.kind === 'random' && sampler === 'mle') continue;
    const model = { ...DEFAULT_MODEL, ...(questions && { questions }) };
    const settings = { ...DEFAULT_SAMPLER, sampler, draws: 8, warmup: 8 };
    const own = chainCounts(counts, model, settings);
    expect(own.byQuestion !== undefined).toBe(questions?.kind === 'random' || sampler === 'mle');
    // The very same counts are looked at alike: a chain over questions takes seconds to say so.
    if (own === counts) continue;
    const approximation = approximate(counts, model);
    const chain = runChain(own, model, settings, approximation, 1);
    expect(chain).toEqual(runChain(counts, model, settings, approximation, 1));
  }
});
