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
  /** Where a line has its delimiters: found first, so that no array of cells has to grow. */
  const ends: number[] = [];
  let from = 0;
  let nextDelimiter = text.indexOf(delimiter);
  for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, from)) {
    let last = 0;
    while (nextDelimiter >= 0 && nextDelimiter < end) {
      ends[last++] = nextDelimiter;
      nextDelimiter = text.indexOf(delimiter, nextDelimiter + 1);
    }
    const cells = new Array<string>(last + 1);
    for (let cell = 0; cell < last; cell++) {
      cells[cell] = text.slice(from, ends[cell]);
      from = ends[cell] + 1;
    }
    let lineEnd = end;
    while (lineEnd > from && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN) lineEnd--;
    cells[last] = text.slice(from, lineEnd);
    take(cells);
    from = end + 1;
  }
  return from;
}
