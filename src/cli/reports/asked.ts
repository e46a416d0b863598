import { CATEGORY } from '../../core/table/tags.ts';
import { oneOf, ArgumentError } from '../argument-error.ts';

const REPORTS = ['judges', 'questions', 'slices'] as const;

export const REPORT_HELP = `  --report NAME       also report on one of ${REPORTS.join(', ')}; may be repeated. judges: a card of
                      each (order effect, ties, flips, taste in length and format, own family,
                      agreement); questions: which decide who is first, separate models or divide
                      the judges, and how many would do; slices: strengths by category, language,
                      turn or any other tag, each drawn towards those over all
  --slice-by TAG      the tag that slices are by (default ${CATEGORY})`;

/** What is asked for beside the ranking. */
export interface AskedReports {
  readonly reports: readonly (typeof REPORTS)[number][];
  /** The tag that slices are by. */
  readonly sliceBy: string;
}

/** @throws ArgumentError where a tag is named for nothing */
export function reportsOf(names: readonly string[] = [], sliceBy?: string): AskedReports {
  const reports = names.map((name) => oneOf('report', name, REPORTS));
  if (sliceBy === undefined || reports.includes('slices'))
    return { reports, sliceBy: sliceBy ?? CATEGORY };
  throw new ArgumentError('--slice-by is for --report slices, which is not given.');
}
