import { arena } from './arena.ts';
import type { Row } from './containers/container.ts';
import { counts } from './counts.ts';
import { evalica } from './evalica.ts';
import type { Format } from './format.ts';
import { rakudaV1Review } from './rakuda-v1-review.ts';
import { rakudaV1Tournament } from './rakuda-v1-tournament.ts';
import { rakudaV2Pair } from './rakuda-v2-pair.ts';
import type { FormatId } from './report.ts';

/** Every format that is read; where two claim a record, the earlier one has it. */
export const FORMATS: readonly Format[] = [
  rakudaV1Tournament,
  rakudaV1Review,
  rakudaV2Pair,
  arena,
  counts,
  evalica,
];

/** Names of the arrays that hold records where a file is one JSON object. */
export const RECORD_ARRAYS: ReadonlySet<string> = new Set(
  FORMATS.flatMap((format) => (format.recordsIn === undefined ? [] : [format.recordsIn])),
);

/** The format that claims most of a file's first records, or null where none claims any. */
export function detectFormat(rows: readonly Row[]): Format | null {
  const fieldSets = rows.map((row) => new Set(row.fields()));
  let best: Format | null = null;
  let most = 0;
  for (const format of FORMATS) {
    const claimed = fieldSets.filter((set) => format.claims((field) => set.has(field))).length;
    if (claimed > most) {
      best = format;
      most = claimed;
    }
  }
  return best;
}

export function formatNamed(id: FormatId): Format | null {
  return FORMATS.find((format) => format.id === id) ?? null;
}
