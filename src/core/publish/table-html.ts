import type { RankingTable } from './table.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows it, in elements and in quoted attributes. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]);
}

/** A table as one `table` element, with its caption and the scope of its headers; it has no styles. */
export function tableHtml({ caption, columns, rows }: RankingTable): string {
  const align = columns.map((column) => ` style="text-align: ${column.align}"`);
  const cells = (row: RankingTable['rows'][number]): string[] =>
    row.map(({ text }, at) =>
      columns[at].id === 'model'
        ? `<th scope="row"${align[at]}>${htmlText(text)}</th>`
        : `<td${align[at]}>${htmlText(text)}</td>`,
    );
  return [
    '<table>',
    `  <caption>${htmlText(caption)}</caption>`,
    '  <thead>',
    `    <tr>${columns.map(({ header }, at) => `<th scope="col"${align[at]}>${htmlText(header)}</th>`).join('')}</tr>`,
    '  </thead>',
    '  <tbody>',
    ...rows.map((row) => `    <tr>${cells(row).join('')}</tr>`),
    '  </tbody>',
    '</table>',
    '',
  ].join('\n');
}
