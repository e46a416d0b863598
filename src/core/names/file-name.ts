/** In bytes of UTF-8: file systems take 255, and an ending has to go behind it. */
const MAX_START = 140;
const MAX_END = 60;

/** Devices of Windows, whatever ending follows (learn.microsoft.com, "Naming Files"). */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i;

/** Everything but letters with their marks, digits, dots and dashes that are seen. */
const UNSAFE = /(?:[^\p{L}\p{M}\p{N}.-]|\p{Default_Ignorable_Code_Point})+/gu;

/**
 * A name for a download, of names that may be anything, that every file system takes and that
 * hides no ending.
 */
export function fileName(name: string, ending = ''): string {
  const plain = name
    .normalize('NFC')
    .replace(UNSAFE, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const short = cutMiddle(plain);
  if (short === '') return `caravan${ending}`;
  return `${RESERVED.test(short) ? '_' : ''}${short}${ending}`;
}

/** Start and end say what a file is: what was saved, and of what. */
function cutMiddle(name: string): string {
  const chars = Array.from(name);
  if (bytesOf(chars) <= MAX_START + MAX_END) return name;
  return `${within(chars, MAX_START).join('')}-${within(chars.reverse(), MAX_END).reverse().join('')}`;
}

/** As many characters from the start as fit. */
function within(chars: readonly string[], bytes: number): string[] {
  let left = bytes;
  const end = chars.findIndex((char) => (left -= bytesOf([char])) < 0);
  return chars.slice(0, end < 0 ? chars.length : end);
}

function bytesOf(chars: readonly string[]): number {
  return chars.reduce((sum, char) => {
    const point = char.codePointAt(0) ?? 0;
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
  }, 0);
}
