import { CATEGORY } from '../../core/table/tags.ts';
import { oneOf, ArgumentError } from '../argument-error.ts';

const REPORTS = ['judges', 'questions', 'slices'] as const;

export const REPORT_HELP = `  --report NAME       also report on one of ${REPORTS.join(', ')}; may be repeated. judges: a card of
                      each (order effect, ties, flips, taste in length and format, own family,
                      agreement); questions: which decide who is first, separate models or divide
                      the judges, and how many would do; slices: strengths by category, language,
                      turn or any other tag, each drawn towards those over all.
                      A NAME that ends in .html is a file: the whole report is written there, to be
                      read, printed, fitted anew and opened again without any request
  --report-texts      the project in that file also holds questions and answers word by word
  --slice-by TAG      the tag that slices are by (default ${CATEGORY})`;

/** What is asked for beside the ranking. */
export interface AskedReports {
  /** Where to write the whole report as one file, or null. */
  readonly reportFile: string | null;
  /** Whether that carries questions and answers word by word. */
  readonly hasReportTexts: boolean;
  readonly reports: readonly (typeof REPORTS)[number][];
  /** The tag that slices are by. */
  readonly sliceBy: string;
}

/** @throws ArgumentError where a tag or texts are named for nothing, or two files */
export function reportsOf(
  names: readonly string[] = [],
  sliceBy?: string,
  hasReportTexts = false,
): AskedReports {
  const files = names.filter(isReportPath);
  const [reportFile = null] = files;
  if (files.length > 1)
    throw new ArgumentError(`--report writes one file at a time, not ${files.join(' and ')}.`);
  if (hasReportTexts && reportFile === null)
    throw new ArgumentError('--report-texts is for --report FILE.html, which is not given.');
  const reports = names
    .filter((name) => !isReportPath(name))
    .map((name) => oneOf('report', name, REPORTS));
  const asked = { reports, reportFile, hasReportTexts };
  if (sliceBy === undefined || reports.includes('slices') || reportFile !== null)
    return { ...asked, sliceBy: sliceBy ?? CATEGORY };
  throw new ArgumentError('--slice-by is for --report slices, which is not given.');
}

/** Whether what `--report` names is a file to write. */
export function isReportPath(name: string): boolean {
  return name.toLowerCase().endsWith('.html');
}
