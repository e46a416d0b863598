/**
 * LaTeX as tables are written in it, and nothing else: any other command, an argument that is
 * not closed, a special character that stands for itself are refused.
 */

const COMMANDS: Readonly<Record<string, string>> = {
  '\\textbackslash{}': '\\',
  '\\{': '{',
  '\\}': '}',
  '\\$': '$',
  '\\&': '&',
  '\\#': '#',
  '\\_': '_',
  '\\%': '%',
  '\\textasciitilde{}': '~',
  '\\textasciicircum{}': '^',
  '\\textless{}': '<',
  '\\textgreater{}': '>',
  '\\textbar{}': '|',
  '\\symbol{34}': '"',
  '\\textquotesingle{}': "'",
  '\\textasciigrave{}': '`',
  '\\textendash{}': '–',
  '\\textquoteright{}': '’',
  '\\dots{}': '…',
  '$\\pm$': '±',
  '$-$': '−',
  '$\\langle$': '⟨',
  '$\\rangle$': '⟩',
  '~': '\u00A0',
  '{*}': '*',
  '{[}': '[',
};
/** Longest first: `\{` begins nothing else, but `{*}` does. */
const KNOWN = Object.keys(COMMANDS).sort((a, b) => b.length - a.length);

/** The text that a cell or a caption prints. @throws Error where it is no such LaTeX */
function textOf(source: string): string {
  let text = '';
  for (let at = 0; at < source.length;) {
    const command = KNOWN.find((known) => source.startsWith(known, at));
    if (command !== undefined) {
      text += COMMANDS[command];
      at += command.length;
    } else if (source.startsWith('-{}', at) || source.startsWith(',{}', at)) {
      text += source[at];
      at += 3;
    } else if (/^([\\{}$&#_%~^<>|"'`\r\n]|--|,,)/.test(source.slice(at, at + 2)))
      throw new Error(`LaTeX takes ${JSON.stringify(source.slice(at, at + 9))} for something else`);
    else text += source[at++];
  }
  return text;
}

export interface LatexTable {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SHAPE =
  /^% needs \\usepackage\{booktabs\}\n\\begin\{table\}\n {2}\\centering\n {2}\\caption\{(.*)\}\n {2}\\begin\{tabular\}\{([lr]+)\}\n {4}\\toprule\n(.*)\n {4}\\midrule\n(.*)\n {4}\\bottomrule\n {2}\\end\{tabular\}\n\\end\{table\}\n$/su;

/** @throws Error where a text is no table for booktabs, or a row has not as many cells as columns */
export function readLatexTable(source: string): LatexTable {
  const shape = SHAPE.exec(source);
  if (shape === null) throw new Error('no table');
  const [, caption, columns, head, body] = shape;
  const row = (line: string): string[] => {
    const inner = /^ {4}(.*) \\\\$/u.exec(line);
    if (inner === null) throw new Error(`no row: ${line}`);
    if (/^[*[]/.test(inner[1])) throw new Error('an argument of the line before');
    const cells = inner[1].split(' & ');
    if (cells.length !== columns.length) throw new Error(`${String(cells.length)} cells`);
    return cells.map(textOf);
  };
  return { caption: textOf(caption), headers: row(head), rows: body.split('\n').map(row) };
}
