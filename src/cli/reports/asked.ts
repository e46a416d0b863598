import type { SeparationDesign } from '../../core/checks/separation.ts';
import { CATEGORY } from '../../core/table/tagged/tags.ts';
import { timeIn } from '../../core/names/time-value.ts';
import { oneOf, ArgumentError } from '../argument-error.ts';
import { splitAt, unescaped } from '../mapping/map-syntax.ts';

const REPORTS = ['judges', 'questions', 'slices', 'fragility', 'separation'] as const;
const DESIGNS = ['pair', 'all'] as const satisfies readonly SeparationDesign[];
/** As many of the first as the page looks at. */
const TOP = 3;
const DRIFTS = ['file', 'judge', 'day'] as const;

export const REPORT_HELP = `  --report NAME       also report on one of ${REPORTS.join(', ')}; may be repeated. judges: a card of
                      each (order effect, ties, flips, taste in length and format, own family,
                      agreement); questions: which decide who is first, separate models or divide
                      the judges, and how many would do; slices: strengths by category, language,
                      turn or any other tag, each drawn towards those over all; fragility: the
                      fewest judgments that, decided otherwise, change who is first, and single
                      questions or judges that decide it; separation: how many more judgments, or
                      questions, until two models are told apart.
                      A NAME that ends in .html is a file: the whole report is written there, to be
                      read, printed, fitted anew and opened again without any request
  --report-texts      that file also has questions and answers word by word, which are opened from
                      its list of judgments; how large they are is said first
  --page URL          where Caravan is on the web (https): that file then leads there
  --slice-by TAG      the tag that slices are by (default ${CATEGORY})
  --top N             with --report fragility, also who is among the first N (default ${TOP})
  --separate A|B      with --report separation, which two (default: the first neighbours that are
                      not separated); in a name a \\ stands before | or \\
  --further NAME      and where further judgments go: pair (to these two, the default) or all (to
                      all pairs)
  --drift HOW         with --report judges, also what changed between two snapshots: file (each
                      judge in every file against the file before it), file=A|B, judge=A|B, or
                      day=2024-05-31 (each judge before that day and from it on); may be repeated.
                      In a name a \\ stands before | or \\
  --against PATH      also print what changed since an earlier file or project: judgments added,
                      removed and changed, and by model the ranks and strengths, with the
                      probability that a change is real; both are fitted with the same settings;
                      or since a ranking that --json printed (PATH ends in .json)`;

/** Which snapshots are compared: null for each file and the one before it. */
export type AskedDrift =
  | { readonly by: 'file' | 'judge'; readonly names: readonly [first: string, second: string] }
  | { readonly by: 'file'; readonly names: null }
  | { readonly by: 'day'; readonly day: number };

/** What is asked for beside the ranking. */
export interface AskedReports {
  /** Where to write the whole report as one file, or null. */
  readonly reportFile: string | null;
  /** Whether that carries questions and answers word by word. */
  readonly hasReportTexts: boolean;
  /** Where that says that Caravan is, or null. */
  readonly page: string | null;
  readonly reports: readonly (typeof REPORTS)[number][];
  /** The tag that slices are by. */
  readonly sliceBy: string;
  /** The first so many as a set, for fragility. */
  readonly top: number;
  /** Whom to separate; null for the first neighbours that are not separated. */
  readonly separate: readonly [first: string, second: string] | null;
  readonly further: SeparationDesign;
  readonly drift: readonly AskedDrift[];
  /** An earlier file or project that the ranking is compared with, or null. */
  readonly against: string | null;
}

/** @throws ArgumentError where a tag, texts or a snapshot are named for nothing, or two files */
export function reportsOf(names: readonly string[] = [], more: AskedMore = {}): AskedReports {
  const { sliceBy, hasTexts = false, page, drift = [], against = null } = more;
  const files = names.filter(isReportPath);
  const [reportFile = null] = files;
  const reports = names
    .filter((name) => !isReportPath(name))
    .map((name) => oneOf('report', name, REPORTS));
  if (files.length > 1)
    throw new ArgumentError(`--report writes one file at a time, not ${files.join(' and ')}.`);
  if (hasTexts && reportFile === null)
    throw new ArgumentError('--report-texts is for --report FILE.html, which is not given.');
  if (page !== undefined && reportFile === null)
    throw new ArgumentError('--page is for --report FILE.html, which is not given.');
  if (sliceBy !== undefined && !reports.includes('slices') && reportFile === null)
    throw new ArgumentError('--slice-by is for --report slices, which is not given.');
  if (more.top !== undefined && !reports.includes('fragility'))
    throw new ArgumentError('--top is for --report fragility, which is not given.');
  for (const option of ['separate', 'further'] as const)
    if (more[option] !== undefined && !reports.includes('separation'))
      throw new ArgumentError(`--${option} is for --report separation, which is not given.`);
  if (drift.length > 0 && !reports.includes('judges'))
    throw new ArgumentError('--drift is for --report judges, which is not given.');
  return {
    ...{ reports, reportFile, hasReportTexts: hasTexts },
    page: page === undefined ? null : pageOf(page),
    top: more.top === undefined ? TOP : topOf(more.top),
    separate: more.separate === undefined ? null : separateOf(more.separate),
    further: more.further === undefined ? 'pair' : oneOf('further', more.further, DESIGNS),
    ...{ sliceBy: sliceBy ?? CATEGORY, drift: drift.map(driftOf), against },
  };
}

/** Options that are for reports alone. */
interface AskedMore {
  readonly sliceBy?: string | undefined;
  readonly hasTexts?: boolean;
  readonly page?: string | undefined;
  readonly top?: string | undefined;
  readonly separate?: string | undefined;
  readonly further?: string | undefined;
  readonly drift?: readonly string[] | undefined;
  readonly against?: string | undefined;
}

/** @throws ArgumentError where others could not open it, or more than a page is named */
function pageOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPage = url?.protocol === 'https:' && url.username === '' && url.password === '';
  if (isPage && url.search === '' && url.hash === '') return url.href;
  throw new ArgumentError(
    `--page ${text} is no page; give one such as https://example.org/caravan/.`,
  );
}

function driftOf(text: string): AskedDrift {
  const at = text.indexOf('=');
  const by = oneOf('drift', at < 0 ? text : text.slice(0, at), DRIFTS);
  if (by === 'file' && at < 0) return { by, names: null };
  const value = at < 0 ? '' : text.slice(at + 1);
  if (by === 'day') {
    const day = timeIn(value);
    if (day !== null) return { by, day };
    throw new ArgumentError(`--drift ${text} names no day; write day=2024-05-31.`);
  }
  const names = twoIn(value);
  if (names !== null) return { by, names };
  throw new ArgumentError(`--drift ${text} names no two snapshots; write ${by}=A|B.`);
}

function separateOf(text: string): readonly [string, string] {
  const names = twoIn(text);
  if (names !== null) return names;
  throw new ArgumentError(`--separate ${text} names no two models; write A|B.`);
}

/** The two names of A|B; null where it names no two. */
function twoIn(text: string): [string, string] | null {
  const names = splitAt('|', text).map((name) => unescaped(name.trim()));
  const isTwo = names.length === 2 && names.every((name) => name !== '') && names[0] !== names[1];
  return isTwo ? [names[0], names[1]] : null;
}

function topOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new ArgumentError(`--top ${text} is no number of models; give one such as 3.`);
}

/** Whether what `--report` names is a file to write. */
export function isReportPath(name: string): boolean {
  return name.toLowerCase().endsWith('.html');
}
