import { parseGate } from '../../core/publish/gate/parse.ts';
import type { GateProblem } from '../../core/publish/gate/parse.ts';
import type { Gate } from '../../core/publish/gate/gate.ts';
import { ArgumentError } from '../argument-error.ts';

/** Standard output, where an option may name a path. */
export const STANDARD_OUTPUT = '-';

/** Splits of an A/A test, where none is said: the rate is then known to about two percentage points. */
const SPLITS = 200;

/** Options that may stand without a value, and which they then have. */
export const OPTIONAL: Readonly<Record<string, string>> = {
  '--markdown': STANDARD_OUTPUT,
  '--latex': STANDARD_OUTPUT,
  '--link': STANDARD_OUTPUT,
  '--gate-summary': STANDARD_OUTPUT,
  '--gate-false-alarms': String(SPLITS),
};

export const PUBLISH_HELP = `  --markdown[=PATH]   the ranking as a Markdown table, printed instead of the usual one or written to
                      PATH. What --checks, --report, --judges joint, --against and --style say beside
                      the ranking is then printed on standard error, as with --latex, --link and
                      --gate-summary where they are printed
  --latex[=PATH]      the same in LaTeX, for \\usepackage{booktabs}
  --link[=ADDRESS]    the counts as a link that Caravan opens, printed instead of the table: from its #
                      on, or behind ADDRESS, where Caravan is on the web
  --link-by-pair      the same without telling judgments apart by question, which is shorter
  --draws PREFIX      write the draws as CmdStan does (PREFIX-1.csv … one a chain, for ArviZ, R's
                      posterior, CmdStanPy) and as PREFIX.parquet
  --gate GATE         exit with code 3 unless GATE holds: 'P(new > old) > 0.95', 'rank(new) <= 3',
                      'within(new, best, 20) > 90%' (at most 20 weaker, on the scale shown); joined
                      by and; a claim alone is to hold with more than 95%; names with blanks in
                      quotes; not held either where the fit has not converged; may be repeated
  --gate-summary[=PATH]
                      what became of the gates as Markdown, printed instead of the table or
                      written to PATH
  --junit PATH        write it as JUnit XML
  --gate-false-alarms[=N]
                      how often P(a > b) > p would pass between equals: an A/A test that gives the
                      judgments of one model to two, N times (default ${SPLITS})`;

/** What is to be made of a ranking, and to hold of it. */
export interface AskedPublish {
  /** Where to write each: a path, or STANDARD_OUTPUT; null for nowhere. */
  readonly markdown: string | null;
  readonly latex: string | null;
  readonly gateSummary: string | null;
  readonly junit: string | null;
  /** What a link begins with, or STANDARD_OUTPUT for nothing; null for no link. */
  readonly link: string | null;
  /** Whether a link tells judgments apart by question. */
  readonly linkHasQuestions: boolean;
  /** Beginning of the paths of the draws; null for none. */
  readonly drawsTo: string | null;
  readonly gates: readonly Gate[];
  /** Splits of the A/A test; null for none. */
  readonly falseAlarms: number | null;
}

interface Given {
  readonly json: boolean;
  readonly markdown?: string;
  readonly latex?: string;
  readonly gate?: readonly string[];
  readonly 'gate-summary'?: string;
  readonly 'gate-false-alarms'?: string;
  readonly junit?: string;
  readonly link?: string;
  readonly 'link-by-pair': boolean;
  readonly 'stan-draws'?: readonly string[];
  readonly draws?: readonly string[];
}

/** @throws ArgumentError where a gate can't be read, or two things would be printed at once */
export function publishedOf(given: Given): AskedPublish {
  const gates = (given.gate ?? []).map(gateOf);
  for (const option of ['gate-summary', 'gate-false-alarms', 'junit'] as const)
    if (gates.length === 0 && given[option] !== undefined)
      throw new ArgumentError(`--${option} is for --gate, which is not given.`);
  if (given['link-by-pair'] && given.link === undefined)
    throw new ArgumentError('--link-by-pair is for --link, which is not given.');
  if (given.link !== undefined && given['stan-draws'] !== undefined)
    throw new ArgumentError('--link carries counts and settings, and no draws of --stan-draws.');
  const printed = [
    ...(given.json ? ['--json'] : []),
    ...(given.link === undefined ? [] : ['--link']),
    ...(['markdown', 'latex', 'gate-summary'] as const)
      .filter((option) => given[option] === STANDARD_OUTPUT)
      .map((option) => `--${option}`),
  ];
  if (printed.length > 1)
    throw new ArgumentError(
      `${printed.join(' and ')} would both be printed; give a path to all but one, as in --markdown=table.md.`,
    );
  const empty = (['markdown', 'latex', 'link', 'gate-summary', 'junit'] as const).find(
    (option) => given[option] === '',
  );
  if (empty !== undefined) throw new ArgumentError(`--${empty}= names no path.`);
  return {
    markdown: given.markdown ?? null,
    latex: given.latex ?? null,
    gateSummary: given['gate-summary'] ?? null,
    junit: given.junit ?? null,
    link: given.link ?? null,
    linkHasQuestions: !given['link-by-pair'],
    drawsTo: given.draws?.findLast((value) => !isNumeric(value)) ?? null,
    gates,
    falseAlarms: splitsOf(given['gate-false-alarms']),
  };
}

/** How many draws are asked for: `--draws` takes their number as well as where to write them. */
export function drawsOf(given: readonly string[] = []): string | undefined {
  return given.findLast(isNumeric);
}

/** What nobody calls a file: a misspelt number is no prefix. */
function isNumeric(value: string): boolean {
  return /^[\d.,+e_-]*$/i.test(value);
}

function splitsOf(value?: string): number | null {
  if (value === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new ArgumentError(`--gate-false-alarms ${value} is no number of trials; give 1 or more.`);
}

function gateOf(text: string): Gate {
  const gate = parseGate(text);
  if ('clauses' in gate) return gate;
  const { at, found, expected } = gate;
  const there = found === '' ? 'nothing more' : `“${found}”`;
  throw new ArgumentError(
    `--gate ${text} can't be read: at character ${at + 1} stands ${there} in the place of ${EXPECTED[expected]}.`,
  );
}

const EXPECTED: Readonly<Record<GateProblem['expected'], string>> = {
  claim: 'a claim, such as new > old, rank(new) <= 3 or within(new, best, 20)',
  model: 'the name of a model',
  'other-model': 'the name of another model',
  comparison: 'a comparison: >, >=, < or <=',
  'more-or-less': '> or <',
  rank: 'a rank, a whole number that some model may have',
  margin: 'a margin, a number that is not negative',
  probability: 'a probability that may be met or not: a number between 0 and 1, or percent',
  'and-or-end': '“and” or the end',
  'closing-quote': 'a name whose quote is closed',
  ',': 'a comma',
  '(': '“(”',
  ')': '“)”',
};
