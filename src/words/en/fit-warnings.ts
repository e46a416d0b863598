import { keepsLimits } from '../../core/posterior/diagnostics/converged.ts';
import type { NoMaximum } from '../../core/failure.ts';
import type { FitWarning } from '../../core/posterior/ranking/summary.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { counted, group, list, listed, whole } from './grammar.ts';

/** So many models are named. */
const MOST = 6;

const TOO_NARROW =
  'No question shows how far other questions could say otherwise, so the interval is too narrow: look at it over these questions alone. ';

type NotConverged = Extract<FitWarning, { readonly kind: 'not-converged' }>;

/**
 * What to know before relying on a ranking, in English.
 * @param alike models of warnings that are said as one, where they are each about a model
 */
export function warningEn(
  warning: FitWarning,
  models: readonly string[],
  alike: readonly number[] = 'model' in warning ? [warning.model] : [],
): string {
  const who = listed(
    alike.map((model) => models[model]),
    MOST,
  );
  switch (warning.kind) {
    case 'unconnected':
      return `No chain of judgments links these groups: ${list(warning.groups.map((group) => groupOf(group.map((model) => models[model]))))}. Between groups only the prior sets the order; add judgments that compare models across them.`;
    case 'undefeated':
      return `${who} won every judgment that counts, so only the prior limits the lead. ${warning.isWidened ? TOO_NARROW : ''}Add judgments against stronger models.`;
    case 'winless':
      return `${who} lost every judgment that counts, so only the prior limits the distance to the others. ${warning.isWidened ? TOO_NARROW : ''}Add judgments against weaker models.`;
    case 'at-bound':
      return `The limit of the flat prior holds back the strength of ${who}. Widen the limit, or use a normal prior.`;
    case 'approximate':
      return 'These numbers are the Laplace approximation, not draws from the posterior. Sample before relying on them.';
    case 'no-order-effect':
      return warning.why === 'sides-unknown'
        ? 'Nothing says which answer was shown first, so the order effect can’t be estimated and is left out of the model. To learn whether the order matters, judge pairs in both orders.'
        : 'No two models are known to have been shown in both orders, so a win may be due to strength or to position. The order effect is left out of the model, and a model that was mostly shown first (or second) may be ranked too high or too low. To learn whether the order matters, judge pairs in both orders.';
    case 'sides-unknown':
      return `${whole(warning.judgments)} of ${counted(warning.of, 'judgment')} don’t say which answer was shown first; the order effect is estimated from the others.`;
    case 'fell-back':
      return warning.reason === 'acceptance'
        ? 'The default sampler (split HMC) accepted too few of its proposals, so NUTS was run instead: these numbers are from NUTS.'
        : 'The chains of the default sampler (split HMC) did not converge, so NUTS was run instead: these numbers are from NUTS.';
    case 'surplus-coordinate':
      return 'This sampler repeats the original Rakuda ranking, which counts one coordinate too many: its intervals are about 6% too wide. Choose “ensemble” or another sampler for exact ones.';
    case 'without-maximum':
      return `${warning.resamplings} of ${warning.resamplings + warning.replicates} resamplings of the judgments had no maximum-likelihood fit (a model won or lost everything) and were redrawn, so the intervals are too narrow. Use a prior, or add judgments.`;
    case 'one-chain':
      return 'There is only one chain, so nothing shows whether it missed part of the posterior, and convergence can’t be established. Run at least 2 chains.';
    case 'no-moment': {
      const what = [...(warning.tau ? ['τ'] : []), ...warning.models.map((m) => models[m])];
      const none = warning.lacks === 'sd' ? 'finite sd' : 'finite mean or sd';
      return `No ${none}: the tails of ${list(what)} are too heavy for one. Use medians and intervals, or a prior with lighter tails such as normal or half-normal.`;
    }
    case 'low-acceptance':
      return `The sampler accepted only ${percent(warning.acceptance)} of its proposals, so the chains move slowly. Take more draws, or choose a narrower prior.`;
    case 'not-converged':
      return `Not converged: R-hat ${warning.rhatMax.toFixed(3)} (below 1.01 is good), ESS bulk ${warning.essBulkMin.toFixed(0)} and tail ${warning.essTailMin.toFixed(0)} (above 400), divergences ${warning.divergences} (0). ${cureOf(warning)}`;
  }
}

/** What helps against divergences does nothing for chains that are too short, and the reverse. */
function cureOf({ divergences, ...limits }: NotConverged): string {
  if (divergences === 0) return 'Take more draws before relying on the numbers.';
  const part =
    'A divergence means that part of the posterior may be missing, and more draws don’t help: choose a narrower prior or another sampler before relying on the numbers.';
  const isShort = !keepsLimits({ ...limits, divergences: 0 });
  return isShort ? `${part} R-hat and ESS call for more draws as well.` : part;
}

/** Why there is no maximum likelihood, and what to do next. */
export function noMaximumEn(reason: NoMaximum): string {
  const use = 'Use a sampler with a prior, or add judgments.';
  switch (reason.why) {
    case 'unconnected':
      return `No maximum-likelihood fit exists: no chain of judgments links these groups: ${list(reason.groups.map(groupOf))}. ${use}`;
    case 'undefeated':
      return `No maximum-likelihood fit exists: ${listed(reason.models.map(shownName), 6)} won every judgment that counts, so the estimated strength is infinite. ${use}`;
    case 'winless':
      return `No maximum-likelihood fit exists: ${listed(reason.models.map(shownName), 6)} lost every judgment that counts, so the estimated strength is minus infinity. ${use}`;
    case 'unbeaten-group':
      return `No maximum-likelihood fit exists: none of these models ever lost to any other: ${listed(reason.models.map(shownName), 6)}. ${use}`;
    case 'order':
      return 'No maximum-likelihood fit exists: the order effect explains every outcome, so its estimate is infinite. Switch it off, or use a sampler with a prior.';
    case 'no-ties':
      return 'No maximum-likelihood fit exists: this tie model needs at least one tie. Count ties as half, or use a sampler with a prior.';
    case 'only-ties':
      return `No maximum-likelihood fit exists: all judgments are ties. ${use}`;
    case 'unbounded':
      return `No maximum-likelihood fit exists: some strengths grow without limit. ${use}`;
    case 'resampled':
      return `The bootstrap failed: of ${reason.tried} resamplings of the judgments, only ${reason.found} have a maximum-likelihood fit. ${use}`;
  }
}

function groupOf(names: readonly string[]): string {
  return group(names, 6);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
