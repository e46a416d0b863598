/**
 * What XML 1.0 has no place for (its production 2, Char), and what it advises against: controls,
 * halves of characters, non-characters. Names may hold all of them, and no parser opens a
 * document with one. The two line breaks and the tab are allowed.
 */
const INVALID = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu;

/** A document that parses: controls as their pictures (U+2400 …), the rest as U+FFFD. */
export function validXml(document: string): string {
  return document.replace(INVALID, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
