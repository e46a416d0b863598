import { CATEGORY } from '../../table/tagged/tags.ts';
import { headerWords } from '../mapping/header-words.ts';

/** What headers say of tags: the name that a tag is given, by the words of the header. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...[
    ...['category', 'categories', 'question category', 'prompt category', 'task category'],
    ...['カテゴリ', 'カテゴリー'],
  ].map((header): [string, string] => [header, CATEGORY]),
  ...['subcategory', 'sub category'].map((header): [string, string] => [header, 'subcategory']),
  ...['language', 'languages', 'lang', 'locale', '言語'].map((header): [string, string] => [
    header,
    'language',
  ]),
  ...['domain', '分野'].map((header): [string, string] => [header, 'domain']),
  ...['tag', 'tags', 'タグ'].map((header): [string, string] => [header, 'tag']),
  ...['cluster', 'topic', 'subject', 'dataset', 'subset', 'task', 'difficulty', 'source'].map(
    (header): [string, string] => [header, header],
  ),
]);

const TIMES: ReadonlySet<string> = new Set([
  ...['tstamp', 'timestamp', 'date', 'datetime', 'date time', 'created at', 'judged at'],
  ...['日付', '日時'],
]);

/** The name of the tag that a column holds, by its header; null where it is none. */
export function tagNamed(field: string): string | null {
  return NAMES.get(headerWords(field).join(' ')) ?? null;
}

/** Whether a column says when a record was judged, by its header. */
export function isTimeField(field: string): boolean {
  return TIMES.has(headerWords(field).join(' '));
}
