/** Kept outside the objects, so that whoever looks into one, prints or copies it finds nothing. */
const texts = new WeakMap<ApiKey, string>();

/** A provider's API key in memory. It shows itself to nobody who does not ask with `reveal`. */
export class ApiKey {
  /** @param text as it was typed or pasted; '' where a server needs none */
  constructor(text: string) {
    texts.set(this, text.trim());
  }

  /** For the header of a call, or to be encrypted. */
  reveal(): string {
    return texts.get(this) ?? '';
  }

  toString(): string {
    return '•••';
  }

  toJSON(): string {
    return '•••';
  }
}
