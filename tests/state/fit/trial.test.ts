import { expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { MAX_KHAT } from '../../../src/core/limits.ts';
import type { WhatIf } from '../../../src/core/posterior/prior/what-if.ts';
import type { FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { isCarried, trialOf } from '../../../src/state/fit/trial.ts';
import type { TriedFacts } from '../../../src/state/fit/trial.ts';
import { fitted } from '../../storage/fitted.ts';

const { run, data, ...stored } = await fitted(1);
const draws = stored.draws ?? expect.fail();
const base = { data, draws, summary: run.summary, model: DEFAULT_MODEL };
const target = { ...DEFAULT_MODEL, ties: 'drop' as const };
const reweighted = (k: number): NonNullable<WhatIf['reweighted']> => ({
  ...{ k, ess: 12, rows: [], order: null, tie: null, tau: null, omega: null },
});
const value = (k: number | null, approximated: FitSummary | null = null) => ({
  question: { target },
  value: {
    reweighted: k === null ? null : reweighted(k),
    ...{ prior: null, posterior: null, approximated },
  },
});
const facts = (part: Partial<TriedFacts>): TriedFacts => ({
  ...{ target, base, now: null, refit: { stage: 'idle' }, answer: null },
  ...part,
});
const failure = { kind: 'not-finite', what: 'x' } as const;

it('is asked until the draws have answered', () => {
  expect(trialOf(facts({}))).toEqual({ stage: 'asked', now: null });
  expect(trialOf(facts({ base: null, now: run.summary }))).toEqual({
    stage: 'asked',
    now: run.summary,
  });
  const ofFit = { ...value(0), question: { target: base.model } };
  expect(trialOf(facts({ answer: ofFit }))).toEqual({ stage: 'asked', now: null });
});

it('is reweighted as far as the weights carry, and refitted beyond', () => {
  expect([0, MAX_KHAT, MAX_KHAT + 0.01, NaN].map((k) => isCarried(reweighted(k)))).toEqual([
    ...[true, true, false, false],
  ]);
  expect(trialOf(facts({ answer: value(MAX_KHAT) }))).toMatchObject({
    ...{ stage: 'reweighted', k: MAX_KHAT, ess: 12 },
    draws: draws.chains * draws.perChain,
  });
  expect(trialOf(facts({ answer: value(2) }))).toMatchObject({
    ...{ stage: 'refitting', k: 2, progress: null },
  });
});

it('shows how far the fit is, and nothing of what was shown before, where nothing can be weighed', () => {
  const progress = { done: 1, total: 2, left: 3 };
  const refit = { stage: 'running', progress: { preview: null, progress } } as const;
  expect(trialOf(facts({ now: run.summary, answer: value(null), refit }))).toEqual({
    ...{ stage: 'refitting', now: null, k: null, progress },
  });
});

it('shows an approximation meanwhile, where there is one', () => {
  const approximated = { ...run.summary };
  const { now } = trialOf(facts({ now: run.summary, answer: value(null, approximated) }));
  expect(now).toBe(approximated);
});

it('is refitted once its own fit is asked, and fails as the question or the fit does', () => {
  expect(trialOf(facts({ base: { ...base, model: target } }))).toEqual({
    ...{ stage: 'refitted', now: run.summary },
  });
  expect(trialOf(facts({ refit: { stage: 'failed', failure } }))).toMatchObject({
    ...{ stage: 'failed', failure },
  });
  expect(trialOf(facts({ answer: { question: { target }, failure } }))).toMatchObject({
    stage: 'failed',
    failure,
  });
});
