import { parseObject } from './json-record.ts';
import type { RecordArrays } from './record-arrays.ts';

/** A first or second line longer than this is taken for a document without looking at its end. */
const LONGEST_LINE = 8 << 20;

/**
 * JSON Lines or one JSON document: the name of a file does not say, its first two lines do.
 * Lines where the first is a record, or where it is broken and the second is one; but a
 * path may lead on into each record, which only the document follows.
 * Null where the text does not reach far enough to tell.
 */
export function jsonShape(
  head: string,
  arrays: RecordArrays,
  isWhole: boolean,
): 'lines' | 'document' | null {
  const text = head.trimStart();
  if (typeof arrays === 'string' || text.startsWith('[')) return 'document';
  const firstEnd = text.indexOf('\n');
  if ((firstEnd < 0 ? text.length : firstEnd) > LONGEST_LINE) return 'document';
  if (firstEnd < 0 && !isWhole) return null;
  const first = parseObject(firstEnd < 0 ? text : text.slice(0, firstEnd));
  if (first !== null) {
    const isTournament = [...arrays].some((name) => Array.isArray(first[name]));
    return isTournament ? 'document' : 'lines';
  }
  if (firstEnd < 0) return 'document';
  const rest = text.slice(firstEnd).trimStart();
  const secondEnd = rest.indexOf('\n');
  if ((secondEnd < 0 ? rest.length : secondEnd) > LONGEST_LINE) return 'document';
  if (secondEnd < 0 && !isWhole) return null;
  return parseObject(secondEnd < 0 ? rest : rest.slice(0, secondEnd)) === null
    ? 'document'
    : 'lines';
}
