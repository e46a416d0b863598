import { usualTexts, scoredTexts, questionTexts } from '../record/record-texts.ts';
import type { Mapping } from '../file/mapping.ts';
import type { Format } from '../record/format.ts';
import { columnsOf } from '../file/mapping.ts';
import type { Row } from '../containers/container.ts';
import { NestedRow } from '../record/nested-fields.ts';
import { outcomeFields } from './mapping-roles.ts';
import { withModels, addScores, addWide } from './mapped-scores.ts';
import { duelReader, duelFacts, refuseDuel } from './mapped-duel.ts';
import { fieldsOf } from '../record/fields.ts';
import { tagNamed } from '../record/tag-fields.ts';
import { CATEGORY } from '../../table/tagged/tags.ts';

const TEXTS = { duel: usualTexts, score: scoredTexts, wide: questionTexts } as const;

/** A reader of tables that the mapping explains. */
export function mappedFormat(mapping: Mapping): Format {
  const columns = columnsOf(mapping);
  const rowOf = columns.some((column) => column.includes('.'))
    ? (row: Row): Row => new NestedRow(row)
    : (row: Row): Row => row;
  const missing = (rows: readonly Row[]): string[] => {
    const nested = rows.map((row) => ({ fields: new Set(row.fields()), row: rowOf(row) }));
    return columns.filter((column) =>
      nested.every(({ fields, row }) => !fields.has(column) && row.get(column) === undefined),
    );
  };
  const reading = (read: Format['read']): Format['read'] => {
    return (row, content, context) => read(rowOf(row), content, context);
  };
  const format: Format = {
    id: 'mapped',
    ...(mapping.records === undefined ? {} : { recordsAt: mapping.records }),
    reads: columns,
    verdicts: outcomeFields(mapping),
    tagFields: tagFieldsOf(mapping),
    untagged: columns,
    claims: (_has, row) => missing([row]).length === 0,
    fitting: (first, context) => {
      if (mapping.kind === 'wide') return mappedFormat(withModels(mapping, first));
      if (mapping.kind === 'score') return null;
      const read = duelReader(mapping, duelFacts(mapping, first.map(rowOf), context));
      return { ...format, read: reading(read) };
    },
    refuse: (first, context) => {
      const absent = missing(first);
      if (absent.length > 0) {
        return { kind: 'missing-columns', columns: absent, fields: fieldsOf(first) };
      }
      return mapping.kind === undefined ? refuseDuel(mapping, first.map(rowOf), context) : null;
    },
    read: reading(readerOf(mapping)),
    texts: TEXTS[mapping.kind ?? 'duel'],
  };
  return format;
}

/** The columns that hold tags: that of the category, and those that are named as such. */
function tagFieldsOf({ category, tags = [] }: Mapping): readonly (readonly [string, string])[] {
  const named = tags.map((field) => [field, tagNamed(field) ?? field] as const);
  const isNamed = category === null || tags.includes(category);
  return isNamed ? named : [[category, CATEGORY], ...named];
}

export function readerOf(mapping: Mapping): Format['read'] {
  if (mapping.kind === 'score') {
    return (row, content, context) => addScores(row, content, context, mapping);
  }
  if (mapping.kind === 'wide') {
    return (row, content, context) => addWide(row, content, context, mapping);
  }
  return duelReader(mapping, duelFacts(mapping, [], null));
}
