import type { RankingTable } from './table.ts';

/**
 * What LaTeX takes for something else, and how it is written in any font encoding: its ten special
 * characters, those that old encodings print as others, the signs that Caravan itself writes, and
 * what ligatures would join.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\symbol{34}',
  "'": '\\textquotesingle{}',
  '`': '\\textasciigrave{}',
  '-': '-{}',
  ',': ',{}',
  '±': '$\\pm$',
  '−': '$-$',
  '–': '\\textendash{}',
  '…': '\\dots{}',
  '’': '\\textquoteright{}',
  '⟨': '$\\langle$',
  '⟩': '$\\rangle$',
  '\u00A0': '~',
};
/** Hyphens and commas only where two of them would become a dash or a quotation mark. */
const SPECIAL = /[\\{}$&#_%~^<>|"'`±−–…’⟨⟩\u00A0]|-(?=-)|,(?=,)/g;

/**
 * Text as LaTeX that prints it, in a cell or a caption. Characters beyond these are left as they
 * are: pdfLaTeX prints western ones; of Japanese and others, LuaLaTeX does, with a font that has them
 * (\usepackage{luatexja}). Line breaks, two of which would be a paragraph, become spaces.
 */
export function latexText(text: string): string {
  return (
    text
      .replace(/[\r\n]+/g, ' ')
      .replace(SPECIAL, (char) => WRITTEN[char])
      // Behind \\ these would be its argument.
      .replace(/^[*[]/, '{$&}')
  );
}

/** A table for \usepackage{booktabs}, its caption above it. */
export function tableLatex({ caption, columns, rows }: RankingTable): string {
  const line = (cells: readonly string[]): string => `    ${cells.map(latexText).join(' & ')} \\\\`;
  return [
    '% needs \\usepackage{booktabs}',
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${latexText(caption)}}`,
    `  \\begin{tabular}{${columns.map(({ align }) => align[0]).join('')}}`,
    '    \\toprule',
    line(columns.map(({ header }) => header)),
    '    \\midrule',
    ...rows.map((row) => line(row.map(({ text }) => text))),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}
