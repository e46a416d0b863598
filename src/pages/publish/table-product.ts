import { fileName } from '../../core/names/file-name.ts';
import { tableCsv } from '../../core/publish/table-csv.ts';
import { tableHtml } from '../../core/publish/table-html.ts';
import { tableLatex } from '../../core/publish/table-latex.ts';
import { tableMarkdown } from '../../core/publish/table-markdown.ts';
import { withResultFacts } from '../../core/publish/result-facts.ts';
import { TABLE_COLUMNS } from '../../core/publish/table.ts';
import type { Made } from './made.ts';
import type { Printed, PublishRequest } from './printed.ts';

/** The ranking as a table, in the columns of its settings. */
export function tableProduct(
  { settings, format, data, summary, fitted }: PublishRequest,
  { tableOf, title, subtitle, source, print }: Printed,
): Made {
  const columns = TABLE_COLUMNS.filter(
    (column) => column === 'rank' || column === 'model' || settings.columns.includes(column),
  );
  const head = [title, subtitle].filter((part) => part !== '').join(', ');
  const ranking = tableOf(columns);
  const table = { ...ranking, caption: print.caption(head, ranking.caption, source) };
  const made = (ending: string, text: string, type: string): Made => {
    return { kind: 'text', file: fileName(data.name, ending), text, type };
  };
  switch (format) {
    case 'latex':
      return made('.tex', tableLatex(table), 'application/x-tex');
    case 'html':
      return made('.html', tableHtml(table), 'text/html');
    case 'csv':
      return made(
        '.table.csv',
        tableCsv(withResultFacts(table, summary, data.counts, fitted), 'spreadsheets'),
        'text/csv',
      );
    default:
      return made('.md', tableMarkdown(table), 'text/markdown');
  }
}
