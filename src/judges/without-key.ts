const HIDDEN = '•••';

/** So many characters of a key in a row give it away. */
const PIECE = 8;
/** Of a masked key at least so many are shown at one end. */
const SHOWN = 3;

/** What providers put in the place of most of a key: sk-ab***yz, sk-…yz. */
const MASKED = /[^\s"'`<>()]*(?:\*{2,}|\.{3,}|…|•{2,}|[xX]{4,})[^\s"'`<>()]*/gu;
const MASK = /\*{2,}|\.{3,}|…|•{2,}|[xX]{4,}/u;

/**
 * A text without the key: whole, as part of a URL or of JSON, cut off, or echoed with most of it
 * masked.
 */
export function withoutKey(text: string, key: string): string {
  if (key === '') return text;
  const forms = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
  const plain = forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
  return withoutPieces(
    plain.replace(MASKED, (echo) => (isEcho(echo, key) ? HIDDEN : echo)),
    key,
  );
}

/** Whether a masked word begins as the key does, or ends so. */
function isEcho(word: string, key: string): boolean {
  const [head = '', ...rest] = word.split(MASK);
  const tail = (rest.at(-1) ?? '').replace(/[.,;:!?\]}]+$/, '');
  return (
    head.endsWith(key.slice(0, SHOWN)) ||
    (head.length >= SHOWN && key.startsWith(head)) ||
    (tail.length >= SHOWN && key.endsWith(tail))
  );
}

function withoutPieces(text: string, key: string): string {
  let clean = '';
  let at = 0;
  while (at < text.length) {
    let end = at + PIECE;
    if (end > text.length || !key.includes(text.slice(at, end))) {
      clean += text[at++];
      continue;
    }
    while (end < text.length && key.includes(text.slice(at, end + 1))) end++;
    clean += HIDDEN;
    at = end;
  }
  return clean;
}
