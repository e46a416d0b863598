interface Open {
  readonly close: ']' | '}';
  /** Where the last complete element or member ends. */
  end: number;
}

/**
 * A JSON text that ends too early, without what is incomplete and with its brackets closed: what
 * is kept are the complete elements of the outermost array that was open, or else the complete
 * members of the innermost object. Null where the text is cut before anything was complete.
 */
export function closeCut(text: string): string | null {
  const open: Open[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if (char === '"') {
      at = stringEnd(text, at);
      if (at < 0) break;
      continue;
    }
    if (char === '[' || char === '{') {
      open.push({ close: char === '[' ? ']' : '}', end: at + 1 });
    } else if (char === ']' || char === '}') {
      if (open.pop()?.close !== char) return null;
    } else if (char === ',' && open.length > 0) open[open.length - 1].end = at;
    at++;
  }
  const array = open.findIndex(({ close }) => close === ']');
  const level = array >= 0 ? array : open.length - 1;
  if (level < 0) return null;
  const closers = open.slice(0, level + 1).map(({ close }) => close);
  return text.slice(0, open[level].end) + closers.reverse().join('');
}

/** The place after the closing quote, or −1 where there is none. */
export function stringEnd(text: string, from: number): number {
  let quote = text.indexOf('"', from + 1);
  while (quote >= 0) {
    let first = quote;
    while (text[first - 1] === '\\') first--;
    if ((quote - first) % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return -1;
}
