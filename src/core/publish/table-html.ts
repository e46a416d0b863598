import { withoutFormulas } from '../table/csv.ts';
import { markupText } from './markup-text.ts';
import type { RankingTable } from './table.ts';

/**
 * A table as one `table` element, with its caption and the scope of its headers; it has no styles.
 * Tables are pasted into spreadsheets, so names that would run there have an apostrophe.
 */
export function tableHtml({ caption, columns, rows }: RankingTable): string {
  const align = columns.map((column) => ` style="text-align: ${column.align}"`);
  const cells = (row: RankingTable['rows'][number]): string[] =>
    row.map(({ text }, at) =>
      columns[at].id === 'model'
        ? `<th scope="row"${align[at]}>${markupText(withoutFormulas(text))}</th>`
        : `<td${align[at]}>${markupText(text)}</td>`,
    );
  return [
    '<table>',
    `  <caption>${markupText(caption)}</caption>`,
    '  <thead>',
    `    <tr>${columns.map(({ header }, at) => `<th scope="col"${align[at]}>${markupText(header)}</th>`).join('')}</tr>`,
    '  </thead>',
    '  <tbody>',
    ...rows.map((row) => `    <tr>${cells(row).join('')}</tr>`),
    '  </tbody>',
    '</table>',
    '',
  ].join('\n');
}
