import { compareWithStan } from '../core/question-references.ts';

/** The largest difference between our posterior and Stan's on one data set. */
export interface QuestionAgreement {
  readonly data: string;
  readonly ties: string;
  readonly converged: boolean;
  /** Between means, in their standard errors together. */
  readonly gap: number;
  /** Between standard deviations, as a share of Stan's. */
  readonly width: number;
}

/** Departures by question on both data sets, ties taken both ways. */
export function questionAgreement(): QuestionAgreement[] {
  const cases = [
    ['rakuda_v1', 'davidson'],
    ['rakuda_v1', 'half'],
    ['mtbench_human', 'davidson'],
    ['mtbench_human', 'half'],
  ] as const;
  return cases.map(([data, ties]) => {
    const { converged, departures } = compareWithStan(data, ties, 2000);
    return {
      ...{ data, ties, converged },
      gap: Math.max(...departures.map(({ gap }) => gap)),
      width: Math.max(...departures.map(({ width }) => Math.abs(width))),
    };
  });
}

/** What tests/core/reference-questions asks of two of them. */
export function isAgreed({ converged, gap, width }: QuestionAgreement): boolean {
  return converged && gap < 4 && width < 0.06;
}
