/**
 * A part of an address behind that of this page, without the language that its reader asked for.
 * @param fragment from its # on
 */
export function addressWith(fragment: string): string {
  return `${location.href.split(/[?#]/)[0]}${fragment}`;
}

/** Whether nobody else can open the address of this page: it is a file of the reader's own. */
export function isOwnFile(): boolean {
  return location.protocol === 'file:';
}

/** The address of this page where others can open it: from the web, and not from a device or a test. */
export function publicAddress(): string | null {
  return location.protocol === 'https:' ? addressWith('') : null;
}
