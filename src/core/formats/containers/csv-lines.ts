export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

const CARRIAGE_RETURN = 13;

/**
 * Cuts text in which a quote means nothing: hands on the cells of each line that is complete,
 * and gives the place where the rest begins. A \r before the end of a line belongs to that end.
 */
export function cutLines(
  text: string,
  { delimiter, newline }: Dialect,
  take: (cells: readonly string[]) => void,
): number {
  let from = 0;
  let width = 0;
  let nextDelimiter = text.indexOf(delimiter);
  for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, from)) {
    // Mostly a line has as many cells as the one before; to let the array grow takes twice as long.
    const cells = new Array<string>(width);
    let count = 0;
    while (nextDelimiter >= 0 && nextDelimiter < end) {
      cells[count++] = text.slice(from, nextDelimiter);
      from = nextDelimiter + 1;
      nextDelimiter = text.indexOf(delimiter, from);
    }
    let lineEnd = end;
    while (lineEnd > from && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN) lineEnd--;
    cells[count++] = text.slice(from, lineEnd);
    if (count < width) cells.length = count;
    width = count;
    take(cells);
    from = end + 1;
  }
  return from;
}
