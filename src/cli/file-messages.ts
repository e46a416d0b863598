import { isMuchRejected } from '../core/formats/intake/rejected-values.ts';
import type { ChoicesFound, FileReport } from '../core/formats/file/report.ts';
import type { ReadOptions } from '../core/formats/intake/read.ts';
import { countsFaults } from '../core/formats/record/grades.ts';
import { MAX_TIED } from '../core/limits.ts';
import { DEFAULT_SCALE } from '../core/posterior/ranking/scale.ts';
import { lowerJudges } from '../core/table/scores.ts';
import { numberWriter } from '../ui/text/numbers.ts';
import { reading } from '../words/en/data/reading.ts';
import { failuresEn } from '../words/en/failures/failures.ts';
import { shellQuoted } from '../core/publish/arguments-text.ts';
import { escaped } from './mapping/map-syntax.ts';
import { mappingText } from './mapping/mapping-text.ts';
import { printable } from './terminal.ts';

const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });

/** Rejected rows printed per file; `--json` has up to 1,000. */
const MAX_SHOWN = 5;

/** What there is to say of a file on standard error: why it failed, rows rejected, derivation. */
export function fileMessages(report: FileReport): string[] {
  const {
    file,
    failure,
    rejected,
    rejections,
    derived,
    strong,
    choices,
    encoding,
    sides,
    aside = 0,
  } = report;
  const messages = rejections
    .slice(0, MAX_SHOWN)
    .map(({ line, reason }) => `${file}:${line}: ${failuresEn.row(reason)}`);
  if (failure !== null) messages.unshift(`${file}: ${failuresEn.file(failure)}`);
  if (failure === null && encoding !== undefined) messages.push(`${file}: Read as ${encoding}.`);
  if (failure?.kind === 'unknown-format') {
    const { guess, records, others = [] } = failure;
    const further = others.flatMap((other) => other.records ?? []).map(escaped);
    const inside =
      records === undefined
        ? ''
        : ` Its records stand in an array: --map ${shellQuoted(`records=${escaped(records)},…`)}.`;
    messages.push(
      guess === undefined
        ? `${file}: If it holds judgments, say which columns are which with --map (--help says how).${inside}`
        : `${file}: It may be read with --map ${shellQuoted(mappingText(guess))}`,
    );
    if (further.length > 0) {
      messages.push(`${file}: Other arrays of records in it: ${further.join(', ')}.`);
    }
  }
  if (rejected > MAX_SHOWN) {
    messages.push(`${file}: ${rejected - MAX_SHOWN} more rows were rejected.`);
  }
  if (isMuchRejected(report)) messages.push(...loudMessages(report));
  if (failure === null && aside > 0) {
    messages.push(
      `${file}: ${aside} records left aside: about one answer alone, or not judged yet.`,
    );
  }
  messages.push(...notes(report));
  if (derived !== undefined) {
    const { pairs, ties, scores, withoutScore, repeated, averaged = 0, equal, lower } = derived;
    const winner =
      lower === 'all'
        ? 'the lower wins'
        : lower === undefined
          ? 'the higher wins'
          : `the higher wins, of ${lower.join(', ')} the lower`;
    const rule = equal === 'tie' ? `${winner}, equal ones tie` : 'the one picked as best wins';
    messages.push(
      `${file}: ${pairs} judgments derived from ${scores} single scores (${rule}); ${withoutScore} without a score, ${averaged} averaged as samples of the same answer, ${repeated} left out as scored in an earlier file.`,
    );
    if (pairs > 0 && ties === pairs) {
      messages.push(`${file}: Every one of them is a tie: these scores tell no two models apart.`);
    }
  }
  if (strong !== undefined) {
    const { verdicts, as } = strong;
    const become = {
      ordinal: 'kept as grades',
      collapse: 'counted once',
      'as-published': 'counted three times, as Arena-Hard does',
    }[as];
    messages.push(`${file}: ${verdicts} strong verdicts (>>), ${become}.`);
  }
  if (choices !== undefined) messages.push(...choiceMessages(file, choices));
  if (derived === undefined && sides !== undefined && sides.unknown > 0) {
    messages.push(
      `${file}: Nothing says which model was shown first in ${sides.unknown} of ${report.judgments + report.unparsed} judgments.`,
    );
  }
  return messages;
}

function choiceMessages(
  file: string,
  { observations, tied = 0, shared, as }: ChoicesFound,
): string[] {
  const become = {
    'plackett-luce': 'each counts as one observation',
    pairs: 'compared in pairs, as if each pair had been judged by itself',
  }[as];
  return [
    ...(observations === 0
      ? []
      : [`${file}: ${observations} choices among three models or more, ${become}.`]),
    ...(tied === 0 || as === 'pairs'
      ? []
      : [
          `${file}: ${tied} with shared places, whose models were chosen together: with a probability of its own under --ties davidson, left out under drop, and otherwise each of d models with a weight of 1/d.`,
        ]),
    ...(shared === 0 || as === 'pairs'
      ? []
      : [
          `${file}: ${shared} with places that can't be told apart, or that more than ${MAX_TIED} models share: these are compared in pairs, with one another and with all behind them.`,
        ]),
  ];
}

/** What else is to be known of how a file was read. */
function notes({
  file,
  mirrored,
  games,
  leftOut,
  passedOver,
  scores,
  ...report
}: FileReport): string[] {
  const { probabilities, bytes, bytesRead } = report;
  const { files: words } = reading;
  const lower = scores === undefined ? [] : lowerJudges(scores);
  const faults = (scores?.judges ?? []).filter(
    (judge) => countsFaults(judge) && !lower.includes(judge),
  );
  return [
    ...(bytesRead === undefined
      ? []
      : [
          `Only the columns that are needed were read: ${write.bytes(bytesRead)} of ${write.bytes(bytes)}.`,
        ]),
    ...(mirrored === undefined ? [] : [words.mirrored(String(mirrored))]),
    ...(games === undefined ? [] : [words.games(String(games))]),
    ...(probabilities === undefined ? [] : [words.probabilities(String(probabilities))]),
    ...(leftOut === undefined
      ? []
      : [words.leftOut(leftOut.map((name) => name || words.unnamedJudge))]),
    ...(passedOver === undefined ? [] : [words.passedOver(passedOver)]),
    ...faults.map(
      (judge) =>
        `The higher score of “${judge}” wins. If it counts faults, so that less is better: --lower-is-better ${shellQuoted(judge)}.`,
    ),
  ].map((said) => `${file}: ${said}`);
}

/** What was said of files of which none needs it: an option may be misspelt, or its file missing. */
export function unusedOptions(
  files: readonly FileReport[],
  {
    baseline,
    games,
    grades,
    choices,
  }: Pick<ReadOptions, 'baseline' | 'games' | 'grades' | 'choices'>,
): string[] {
  const unused = [
    ...(baseline && files.every(({ format }) => format !== 'arena-hard') ? ['--baseline'] : []),
    ...(games && files.every((file) => file.games === undefined) ? ['--games'] : []),
    ...(grades === 'as-published' && files.every(({ strong }) => !strong) ? ['--grades'] : []),
    ...(choices === 'pairs' && files.every((file) => !file.choices) ? ['--choices'] : []),
  ];
  return unused.map((option) => `${option} makes no difference: no file needs it.`);
}

/** Too many rejected rows to be overlooked: how many, for which values, and how to declare those. */
function loudMessages({ file, rows, rejected, rejectedValues = [] }: FileReport): string[] {
  const share = ((100 * rejected) / rows).toFixed(1);
  const total = `${file}: WARNING: ${rejected} of ${rows} rows (${share}%) were rejected and are missing from the ranking.`;
  const fields = [...new Set(rejectedValues.map(({ field }) => field))];
  return [
    total,
    ...fields.map((field) => {
      const own = rejectedValues.filter((met) => met.field === field);
      const values = own.map(({ value, rows: times }) => `“${value}” × ${times}`).join(', ');
      const met = `${file}: WARNING: Values of “${field}” that were not understood: ${values}.`;
      return own.some(({ isVerdict }) => isVerdict)
        ? `${met} If they say who won, declare them: --map ${shellQuoted(`left=COLUMN,right=COLUMN,outcome=${escaped(field)},left_value=…,right_value=…,tie_value=…`)}.`
        : met;
    }),
  ];
}

/** Says so where names were given of which the files hold no judgment: they may be misspelt. */
export function reportAbsent(
  kind: 'models' | 'judges',
  names: readonly string[],
  inFiles: readonly string[],
): void {
  const known = new Set(inFiles);
  const absent = names.filter((name) => !known.has(name));
  if (absent.length > 0) say(`No judgment of these ${kind} is in the files: ${absent.join(', ')}.`);
}

/** Prints a line on standard error. */
export function say(message: string): void {
  process.stderr.write(`${printable(message)}\n`);
}
