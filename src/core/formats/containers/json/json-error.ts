/** What may come next in a JSON text. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end';

const SPACE = /[ \t\n\r]*/y;
const STRING_PART = /(?:[^"\\\u0000-\u001f]{1,4096}|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/**
 * Where a text stops being JSON (RFC 8259); its length where it only ends too early. JSON.parse
 * says so in some engines and for some errors only.
 */
export function jsonErrorAt(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = endOf(SPACE, text, 0);
  while (at < text.length && (open.length > 0 || expected === 'value')) {
    const char = text[at];
    const mayClose = expected === ', or end' || expected.endsWith(`or ${char}`);
    let end = at + 1;
    if (
      mayClose &&
      ((char === ']' && open.at(-1) === '[') || (char === '}' && open.at(-1) === '{'))
    ) {
      open.pop();
      expected = ', or end';
    } else if (expected === ', or end') {
      if (char !== ',') return at;
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if (expected === ':') {
      if (char !== ':') return at;
      expected = 'value';
    } else if (expected === 'name' || expected === 'name or }') {
      if (char !== '"') return at;
      end = stringEnd(text, at);
      if (end < 0) return -end - 1;
      expected = ':';
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'name or }' : 'value or ]';
    } else {
      end = char === '"' ? stringEnd(text, at) : endOf(WORD, text, at);
      if (end < 0) return -end - 1;
      if (end === at) return at;
      expected = ', or end';
    }
    at = endOf(SPACE, text, end);
  }
  return at;
}

/** The place after the closing quote, or −1 − the place of the error. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const end = endOf(STRING_PART, text, at);
    if (end === at) return text[at] === '"' ? at + 1 : -1 - at;
    at = end;
  }
}

/** Where a sticky pattern ends that is tried at `from`; `from` where it does not match. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
