import { UNKNOWN } from '../judgments.ts';
import type { JudgmentTable, Tag } from '../judgments.ts';
import { NameIndex } from '../name-index.ts';
import { Renumbering } from './renumbering.ts';

type Tagged = Pick<JudgmentTable, 'tags' | 'time'>;
type TaggedTable = Tagged & Pick<JudgmentTable, 'left'>;

/**
 * Tags and times of tables that are put one after the other, `rows` in all. The first tag of a name
 * goes on in the first of that name, the second in the second.
 */
export function mergeTags(tables: readonly TaggedTable[], rows: number): Tagged {
  const merged = new Map<string, { name: string; values: NameIndex; value: Int32Array }>();
  const hasTime = tables.some((table) => table.time !== undefined);
  const time = hasTime ? new Float64Array(rows).fill(NaN) : undefined;
  let at = 0;
  for (const table of tables) {
    const seen = new Map<string, number>();
    for (const { name, values, value } of table.tags ?? []) {
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      const key = `${nth} ${name}`;
      const into = merged.get(key) ?? {
        name,
        values: new NameIndex(),
        value: new Int32Array(rows).fill(UNKNOWN),
      };
      merged.set(key, into);
      const index = values.map((one) => into.values.of(one));
      for (let row = 0; row < value.length; row++) {
        if (value[row] !== UNKNOWN) into.value[at + row] = index[value[row]];
      }
    }
    if (table.time !== undefined) time?.set(table.time, at);
    at += table.left.length;
  }
  const tags = [...merged.values()].map(({ values, ...rest }) => ({
    ...rest,
    values: values.names,
  }));
  return { ...(tags.length > 0 && { tags }), ...(time && { time }) };
}

/** Tags and times of these rows, in their order; those that none of the rows has are left out. */
export function selectTags(table: Tagged, rows: Uint32Array): Tagged {
  const tags = (table.tags ?? []).flatMap((tag): Tag[] => {
    const names = new Renumbering(tag.values);
    const value = new Int32Array(rows.length);
    for (let row = 0; row < rows.length; row++) value[row] = names.of(tag.value[rows[row]]);
    return names.names.length === 0 ? [] : [{ name: tag.name, values: names.names, value }];
  });
  const all = table.time;
  const time = all && Float64Array.from(rows, (row) => all[row]);
  const isDated = time?.some((one) => !Number.isNaN(one)) ?? false;
  return { ...(tags.length > 0 && { tags }), ...(isDated && { time }) };
}
