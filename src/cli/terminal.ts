/** East Asian Wide and Fullwidth (Unicode 15 TR11), and emoji: two columns of a terminal. */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18D08}\u{1B000}-\u{1B2FB}\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]$/u;
const NARROWLESS = /^\p{M}$/u;

/**
 * Text as a terminal may show it: control characters, among them escape sequences and marks
 * that turn the direction of text, come from files of strangers.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** JSON that a terminal may show as well: such characters as escapes, which say the same. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, at) => escaped(char.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  let count = 0;
  for (const char of text) count += WIDE.test(char) ? 2 : NARROWLESS.test(char) ? 0 : 1;
  return count;
}

/** Lines of aligned cells: the columns that `toLeft` names to the left, others to the right. */
export function aligned(rows: readonly (readonly string[])[], toLeft: ReadonlySet<number>): string {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => columns(row[at]))));
  return rows
    .map((row) =>
      row
        .map((cell, at) => {
          const space = ' '.repeat(widths[at] - columns(cell));
          return toLeft.has(at) ? cell + space : space + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
