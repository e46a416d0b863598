import { preview } from '../../src/core/fit/fit.ts';
import { fitSetting } from '../../src/core/fit/setting-fit.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { withJoint } from '../../src/core/posterior/ranking/joint.ts';
import { describePart } from '../../src/core/posterior/ranking/describe.ts';
import { layOut, summariseTogether } from '../../src/core/posterior/ranking/summarise.ts';
import { isSummaryOf } from '../../src/core/posterior/ranking/summary-of.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import type { OnShare } from '../../src/core/sampler/approximation/share.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { stanFit } from '../../src/core/stan/stan-run.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { serve } from '../serve.ts';
import type { SamplerJobs } from './jobs.ts';
import { LastInput } from './last-input.ts';

const lastCounts = new LastInput<PairCounts>();
const lastModel = new LastInput<ModelSettings>();

/** What fits are about: the last ones where these equal them. */
const about = (counts: PairCounts, model: ModelSettings): [PairCounts, ModelSettings] => [
  lastCounts.of(counts),
  lastModel.of(model),
];

const byShare =
  (notify: (progress: { done: number; total: number }) => void): OnShare =>
  (done) => {
    notify({ done, total: 1 });
  };

serve<keyof SamplerJobs>(
  {
    approximate: ({ counts, model, intervals, approximation: known }, { notify }) => {
      const all = about(counts, model);
      const found = preview(...all, intervals, byShare(notify), known);
      const { approximation, summary, isRough } = found;
      return { approximation, summary, isRough };
    },
    approximation: ({ counts, model }, { notify }) =>
      approximate(...about(counts, model), byShare(notify)),
    chain: ({ counts, model, sampler, approximation, chain }, { notify }) =>
      runChain(...about(counts, model), sampler, approximation, chain, (done, total) => {
        notify({ done, total });
      }),
    summarise: (job, { notify, report }) => {
      const { chains, counts, model, sampler, intervals, approximation } = job;
      const onShare = byShare(notify);
      return summariseTogether(
        layOut(chains, counts, model, sampler, intervals, approximation, onShare),
        report,
      );
    },
    describe: (part) => describePart(part),
    jointly: ({ summary, draws }) => withJoint(summary, draws),
    verifyDraws: ({ summary, draws }) => isSummaryOf(summary, draws),
    compareFits: ({ counts, model, sampler, intervals }, { notify }) =>
      fitSetting(counts, model, sampler, intervals, (done, total) => {
        notify({ done, total });
      }),
    stan: ({ files, counts, model, intervals }) => stanFit(files, counts, model, intervals),
  },
  self,
);
