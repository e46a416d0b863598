import type { FileReport } from '../core/formats/report.ts';
import { failuresEn } from '../ui/words/failures-en.ts';
import { mappingText } from './mapping.ts';
import { printable } from './terminal.ts';

/** Rejected rows printed per file; `--json` has up to 1,000. */
const MOST_SHOWN = 5;

/** What there is to say of a file on standard error: why it failed, rows rejected, derivation. */
export function fileMessages(report: FileReport): string[] {
  const {
    file,
    failure,
    rejected,
    rejections,
    derived,
    strong,
    encoding,
    sides,
    aside = 0,
  } = report;
  const messages = rejections
    .slice(0, MOST_SHOWN)
    .map(({ line, reason }) => `${file}:${line}: ${failuresEn.row(reason)}`);
  if (failure !== null) messages.unshift(`${file}: ${failuresEn.file(failure)}`);
  if (failure === null && encoding !== undefined) messages.push(`${file}: Read as ${encoding}.`);
  if (failure?.kind === 'unknown-format' && failure.guess !== undefined) {
    messages.push(`${file}: It may be read with --map '${mappingText(failure.guess)}'.`);
  } else if (failure?.kind === 'unknown-format' && failure.records !== undefined) {
    messages.push(`${file}: Its records stand in an array: --map 'records=${failure.records},…'.`);
  }
  if (rejected > MOST_SHOWN) {
    messages.push(`${file}: ${rejected - MOST_SHOWN} more rows were rejected.`);
  }
  if (failure === null && aside > 0) {
    messages.push(
      `${file}: ${aside} records left aside: about one answer alone, or not judged yet.`,
    );
  }
  if (derived !== undefined) {
    const { pairs, scores, withoutScore, repeated, equal, better = 'higher' } = derived;
    const rule =
      equal === 'tie' ? `the ${better} wins, equal ones tie` : 'the one picked as best wins';
    messages.push(
      `${file}: ${pairs} judgments derived from ${scores} single scores (${rule}); ${withoutScore} without a score, ${repeated} repeated.`,
    );
  }
  if (strong !== undefined) {
    const { verdicts, as } = strong;
    const counted = as === 'collapse' ? 'once' : 'three times, as Arena-Hard does';
    messages.push(`${file}: ${verdicts} strong verdicts (>>), counted ${counted}.`);
  }
  if (derived === undefined && sides !== undefined && sides.unknown > 0) {
    messages.push(
      `${file}: Nothing says which model was shown first in ${sides.unknown} of ${report.judgments + report.unparsed} judgments.`,
    );
  }
  return messages;
}

/** Prints a line on standard error. */
export function say(message: string): void {
  process.stderr.write(`${printable(message)}\n`);
}
