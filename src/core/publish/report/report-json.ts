import type { ReportFacts } from './report.ts';

/** Columns of numbers by the sign that they have in JSON, which knows lists alone. */
const COLUMNS = [
  ['f4', Float32Array],
  ['f8', Float64Array],
  ['u1', Uint8Array],
  ['u4', Uint32Array],
  ['i4', Int32Array],
] as const;

/**
 * What a report says as JSON that can stand in a script element: columns of numbers as
 * `{"f4": [...]}` (see COLUMNS), numbers that JSON lacks as `{"n": "NaN"}`, and no `<`, so that no
 * name ends the element or begins another.
 */
export function reportJson(facts: ReportFacts): string {
  const text = JSON.stringify(facts, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { n: String(value) };
    for (const [sign, Column] of COLUMNS)
      if (value instanceof Column) return { [sign]: Array.from<number>(value) };
    return value;
  });
  return text.replaceAll('<', '\\u003c');
}

/**
 * The same back.
 * @throws SyntaxError where it is no JSON
 */
export function reportFacts(json: string): ReportFacts {
  const facts: unknown = JSON.parse(json, (_, value: unknown) => revived(value));
  // Its form is that of the maker, which is in the very file that it is read from.
  return facts as ReportFacts;
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length !== 1) return value;
  const [[sign, held]] = entries;
  if (sign === 'n' && typeof held === 'string') return Number(held);
  const Column = COLUMNS.find(([own]) => own === sign)?.[1];
  return Column && Array.isArray(held) ? Column.from(held.map(Number)) : value;
}
