const HIDDEN = '•••';

/** So many characters of a key in a row give it away. */
const PIECE = 8;
/** Of a masked key at least so many are shown at one end. */
const SHOWN = 3;

/** What providers put in the place of most of a key: sk-ab***yz, sk-…yz. */
const MASKED = /[^\s"'`<>()]*(?:\*{2,}|\.{3,}|…|•{2,}|[xX]{4,})[^\s"'`<>()]*/gu;
const MASK = /\*{2,}|\.{3,}|…|•{2,}|[xX]{4,}/u;

/**
 * A text without any piece of the key, as it is or written in another way. A shorter key is no
 * secret: servers that need none take any word, such as `ollama`, which a reply may well say.
 * @param key of printable ASCII, as headers have it
 */
export function withoutKey(text: string, key: string): string {
  return key.length < PIECE ? text : withoutPieces(text, piecesOf(formsOf(key)));
}

/** What a provider says of a call: without the key, also where most of it is masked. */
export function withoutEcho(text: string, key: string): string {
  if (key === '') return text;
  const clean = key.length < PIECE ? text.replaceAll(key, HIDDEN) : withoutKey(text, key);
  return clean.replace(MASKED, (echo) => (isEcho(echo, key) ? HIDDEN : echo));
}

/** How a key may be written: as it is or backwards, in a URL, in JSON, in hexadecimal, in base64. */
function formsOf(key: string): string[] {
  const json = JSON.stringify(key).slice(1, -1);
  const url = encodeURIComponent(key);
  const bytes = Array.from(key, (char) => char.charCodeAt(0).toString(16));
  const every = bytes.map((byte) => `%${byte}`).join('');
  const hex = bytes.join('');
  // Three bytes are four digits: what a key looks like hangs on where it begins among the three.
  const digits = [0, 2, 3].map((shared, before) => btoa(' '.repeat(before) + key).slice(shared));
  return [
    ...[key, Array.from(key).reverse().join(''), json, json.replaceAll('/', '\\/')],
    ...[url, url.replace(/%../g, (escape) => escape.toLowerCase())],
    ...[every, every.toUpperCase(), hex, hex.toUpperCase()],
    ...digits.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
  ];
}

/** All pieces of the shortest length. */
function piecesOf(forms: readonly string[]): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const form of forms)
    for (let at = 0; at + PIECE <= form.length; at++) pieces.add(form.slice(at, at + PIECE));
  return pieces;
}

function withoutPieces(text: string, pieces: ReadonlySet<string>): string {
  let clean = '';
  let shown = 0;
  let hidden = 0;
  for (let at = 0; at + PIECE <= text.length; at++) {
    if (!pieces.has(text.slice(at, at + PIECE))) continue;
    if (at >= hidden) {
      // One after the other they are one key.
      clean += text.slice(shown, at) + (at === hidden && at > 0 ? '' : HIDDEN);
    }
    hidden = at + PIECE;
    shown = hidden;
  }
  return clean + text.slice(shown);
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
