import type { LooReport } from '../../checks/loo-report.ts';
import type { PredictiveReport } from '../../checks/predictive-report.ts';
import type { SensitivityCheck } from '../../checks/sensitivity-check.ts';

/** What a report says of whether its fit can be believed, beyond convergence; null: not computed. */
export interface ReportChecks {
  readonly loo: {
    readonly leftOut: 'judgment' | 'question';
    readonly elpd: number;
    readonly se: number;
    readonly pLoo: number;
    /** What is left out, and how many of it have a k-hat above the threshold. */
    readonly of: number;
    readonly above: number;
    readonly threshold: number;
  } | null;
  readonly predictive: {
    /** Statistics that lie clearly outside what is predicted, of how many looked at. */
    readonly misfits: number;
    readonly looks: number;
    readonly replicates: number;
    readonly circles: number;
    readonly triples: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
  readonly sensitivity: {
    /** Claims of rank that depend on the prior, of how many. */
    readonly marked: number;
    readonly of: number;
    readonly k: number;
  } | null;
}

/** What is said of three checks, each null where it was not computed. */
export function reportChecks(
  loo: LooReport | null,
  predictive: PredictiveReport | null,
  sensitivity: SensitivityCheck | null,
): ReportChecks {
  return {
    loo: loo && looFacts(loo),
    predictive: predictive && {
      misfits: predictive.misfits.found,
      looks: predictive.misfits.looks,
      replicates: predictive.replicates,
      circles: predictive.intransitive.observed,
      triples: predictive.intransitive.triples,
      lower: predictive.intransitive.lower,
      upper: predictive.intransitive.upper,
    },
    sensitivity: sensitivity && {
      marked: sensitivity.adjacent.filter(({ diagnosis }) => diagnosis !== null).length,
      of: sensitivity.adjacent.length,
      k: sensitivity.k,
    },
  };
}

function looFacts({ loo, byQuestion }: LooReport): ReportChecks['loo'] {
  const { elpdLoo, pLoo, kCounts, judgments } = byQuestion ?? loo;
  return {
    leftOut: byQuestion === null ? 'judgment' : 'question',
    ...{ elpd: elpdLoo.sum, se: elpdLoo.se, pLoo: pLoo.sum },
    of: byQuestion === null ? judgments : byQuestion.k.length,
    above: kCounts.bad + kCounts.veryBad,
    threshold: kCounts.threshold,
  };
}
