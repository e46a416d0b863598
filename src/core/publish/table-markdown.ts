import { withoutFormulas } from '../table/csv.ts';
import type { RankingTable } from './table.ts';

/** Characters that mean something inside a line of GitHub Flavored Markdown 0.29, or of its maths. */
const INLINE = /[\\`*_{}[\]<>&|~$@]/g;
/** Addresses that GitHub makes links of wherever they stand. */
const LINKS = /:(?=\/\/)|(?<=www)\./gi;
/** What would make a heading, a list, a rule or a quotation of a paragraph. */
const BLOCK = /^(\s*)([#+=-])|^(\s*\d{1,9})([.)])/;

/** Text as Markdown that shows it, within a line. Line breaks are not text: they become spaces. */
export function markdownText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(INLINE, '\\$&')
    .replace(LINKS, '\\$&');
}

/**
 * A table as GitHub Flavored Markdown: its caption as a paragraph, then the table. Names as in HTML:
 * none runs in a spreadsheet that the table is pasted into.
 */
export function tableMarkdown({ caption, columns, rows }: RankingTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    markdownText(caption).replace(BLOCK, '$1$3\\$2$4'),
    '',
    line(columns.map(({ header }) => markdownText(header))),
    line(columns.map(({ align }) => (align === 'left' ? ':---' : '---:'))),
    ...rows.map((row) =>
      line(
        row.map(({ text }, at) =>
          markdownText(columns[at].id === 'model' ? withoutFormulas(text) : text),
        ),
      ),
    ),
    '',
  ].join('\n');
}
