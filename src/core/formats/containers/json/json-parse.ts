import { stringEnd } from './json-cut.ts';

/** What Python's json and others write for numbers that JSON has no words for. */
const NO_NUMBER = /"|-?\b(?:NaN|Infinity)\b/g;

/**
 * What a JSON text holds; NaN, Infinity and -Infinity, where only those keep it from being JSON,
 * are null: a value that is missing, and not the whole record.
 * @throws what JSON.parse throws of the text as it is
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const plain = withoutNoNumbers(text);
    if (plain === text) throw error;
    try {
      return JSON.parse(plain) as unknown;
    } catch {
      throw error;
    }
  }
}

/** What stands inside strings stays. */
function withoutNoNumbers(text: string): string {
  if (!text.includes('NaN') && !text.includes('Infinity')) return text;
  const parts: string[] = [];
  let from = 0;
  const words = new RegExp(NO_NUMBER);
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    if (found[0] !== '"') {
      parts.push(text.slice(from, found.index), 'null');
      from = words.lastIndex;
      continue;
    }
    const end = stringEnd(text, found.index);
    if (end < 0) break;
    words.lastIndex = end;
  }
  return parts.join('') + text.slice(from);
}
