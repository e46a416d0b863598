import { stringEnd } from './json-cut.ts';
import { MAX_JSON_DEPTH } from '../../../limits.ts';

/** Whether the brackets of a JSON text, which may be broken or cut, go deeper than that. */
export function isTooDeep(text: string): boolean {
  if (text.length <= MAX_JSON_DEPTH || !hasManyBrackets(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return false;
      at = end - 1;
    } else if (char === '[' || char === '{') {
      if (++depth > MAX_JSON_DEPTH) return true;
    } else if (char === ']' || char === '}') depth--;
  }
  return false;
}

/** Finding characters is much faster than reading them one by one, and few records have so many. */
function hasManyBrackets(text: string): boolean {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++count > MAX_JSON_DEPTH) return true;
    }
  }
  return false;
}
