import { isPerson } from '../names/people.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, Tag } from '../table/judgments.ts';
import { CATEGORY } from '../table/tagged/tags.ts';
import { FILE_TAG } from '../table/where.ts';
import { KINDS } from './condition-meaning.ts';
import { NAMES, nameOfTag } from './conditions.ts';

/** What is shown first; tags of other names follow in the order of the files. */
const ORDER: readonly string[] = [CATEGORY, 'language', NAMES.kind, NAMES.judge, NAMES.file];

/**
 * All that rows can be told apart by, by the names that conditions have for it, in the order in
 * which it is shown; several columns may have one name.
 * @param table with its files (`withFiles`), where these are to be among it
 * @param tags its own and those made of it (`tagsOf`)
 */
export function facetColumns({ judges, judge }: JudgmentTable, tags: readonly Tag[]): Tag[] {
  const kinds = judges.map((name) => KINDS[isPerson(name) ? 0 : 1]);
  const values = KINDS.filter((kind) => kinds.includes(kind));
  const kindOf = Int32Array.from(kinds, (kind) => values.indexOf(kind));
  const kind = new Int32Array(judge.length).fill(UNKNOWN);
  for (let row = 0; row < kind.length; row++) {
    if (judge[row] !== UNKNOWN) kind[row] = kindOf[judge[row]];
  }
  const all: Tag[] = [
    ...tags.map((tag) => ({
      ...tag,
      name: tag.name === FILE_TAG ? NAMES.file : nameOfTag(tag.name),
    })),
    { name: NAMES.kind, values, value: kind },
    { name: NAMES.judge, values: judges, value: judge },
  ];
  const placeOf = ({ name }: Tag) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return all.sort((a, b) => placeOf(a) - placeOf(b));
}

/** When the first and the last were judged, in milliseconds since 1970; null: not known. */
export function datesOf({ time }: JudgmentTable): readonly [first: number, last: number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; time !== undefined && row < time.length; row++) {
    if (time[row] < first) first = time[row];
    if (time[row] > last) last = time[row];
  }
  return first <= last ? [first, last] : null;
}
