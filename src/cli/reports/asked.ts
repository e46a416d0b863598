import { oneOf } from '../argument-error.ts';

const REPORTS = ['judges'] as const;

export const REPORT_HELP = `  --report NAME       also print a report: ${REPORTS.join(', ')} (a card of every judge: order effect, ties,
                      flips, taste in length and format, own family, agreement); may be repeated`;

/** What is asked for beside the ranking. */
export interface AskedReports {
  readonly reports: readonly (typeof REPORTS)[number][];
}

export function reportsOf(names: readonly string[] = []): AskedReports {
  return { reports: names.map((name) => oneOf('report', name, REPORTS)) };
}
