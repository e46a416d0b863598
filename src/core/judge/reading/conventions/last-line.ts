import { RAKUDA_SCORES } from '../../../formats/readers/rakuda/rakuda-score.ts';
import { Outcome } from '../../../table/judgments.ts';

const BRACKETS: ReadonlySet<string> = new Set(
  '() [] {} <> （） ［］ ｛｝ 【】 「」 『』 〈〉 《》 〔〕'.split(' '),
);

/**
 * The last line that is not blank is one digit alone, in ASCII or full width: 1 the first answer,
 * 2 the second, 3 neither. It may stand in brackets, and a full stop may follow.
 */
export function readLastLine(text: string): Outcome {
  return digitOutcome(lastLine(text));
}

/** The last line that is not blank, its full-width digits made ASCII; '' where there is none. */
export function lastLine(text: string): string {
  const lines = text.split(/[\n\r\u2028\u2029]/);
  const last = lines.findLast((line) => line.trim() !== '') ?? '';
  return last
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30));
}

function digitOutcome(line: string): Outcome {
  let rest = line.replace(/[.。．]$/, '').trim();
  while (rest.length > 2 && BRACKETS.has(rest[0] + rest[rest.length - 1])) {
    rest = rest.slice(1, -1).trim();
  }
  return RAKUDA_SCORES.get(rest) ?? Outcome.unparsed;
}
