import { expect, it } from 'vitest';
import { sensitivityCheck } from '../../../src/core/checks/sensitivity-check.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { fitSetting, settingCounts } from '../../../src/core/fit/setting-fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { QuestionModel } from '../../../src/core/model/settings.ts';
import { profileLikelihood } from '../../../src/core/posterior/prior/profile.ts';
import { chainCounts, pairsAlone } from '../../../src/core/sampler/chain-counts.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { judged } from '../sampler/robust/judged.ts';

const COUNTS = judged(12);
const INTERVALS = { narrow: 0.68, wide: 0.95 };
const MODELS: readonly (QuestionModel | undefined)[] = [
  undefined,
  { kind: 'robust' },
  { kind: 'random', scale: 1 },
];

it.each(MODELS)('are all that a compared setting looks at, with questions %j', (questions) => {
  expect(COUNTS.byQuestion).toBeDefined();
  const model = { ...DEFAULT_MODEL, ...(questions && { questions }) };
  for (const sampler of ['laplace', 'split-hmc', 'mle'] as const) {
    if (sampler === 'mle' && questions?.kind === 'random') continue;
    const modest = { ...DEFAULT_SAMPLER, sampler, chains: 2, draws: 120, warmup: 120 };
    const own = settingCounts(COUNTS, model, modest);
    expect(own.byQuestion === undefined).toBe(questions === undefined && sampler !== 'mle');
    expect(fitSetting(own, model, modest, INTERVALS)).toEqual(
      fitSetting(COUNTS, model, modest, INTERVALS),
    );
  }
});

it.each(MODELS)('are all that the checks of priors look at, with questions %j', (questions) => {
  const model = { ...DEFAULT_MODEL, ...(questions && { questions }) };
  const sampler = { ...DEFAULT_SAMPLER, chains: 2, draws: 120, warmup: 120 };
  const { draws, summary } = fitAll(COUNTS, model, sampler, INTERVALS);
  const ranking = summary.rows.map((row) => row.model);
  expect(sensitivityCheck(draws, chainCounts(COUNTS, model, sampler), model, ranking, 1)).toEqual(
    sensitivityCheck(draws, COUNTS, model, ranking, 1),
  );
  const leader = { kind: 'strength', model: ranking[0] } as const;
  expect(profileLikelihood(pairsAlone(COUNTS), model, leader)).toEqual(
    profileLikelihood(COUNTS, model, leader),
  );
});
