/**
 * A text as it is searched: compatibility forms unified (ﾃｽﾄ, ＴＥＳＴ: NFKC), in small letters, and
 * any white space one space. Of such a text a part in the same form is a part as people see it.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u0000]+/g, ' ');
}
