/** A piece of a gate, and where it begins. */
export interface Token {
  /** `name` was quoted; `word` may be a name, a keyword or a number. */
  readonly kind: 'word' | 'name' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
}

const MARK = /[(),]|[<>]=?|={1,2}/y;
const WORD = /[^\s(),<>="']+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy;

/** @returns the pieces and an end, or where something begins that is none: a quote never closed */
export function tokensOf(text: string): readonly Token[] | { readonly unclosed: number } {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (;;) {
    at += take(/\s*/y)?.[0].length ?? 0;
    if (at === text.length) return [...tokens, { kind: 'end', text: '', at }];
    const quoted = take(QUOTED);
    const found = quoted ?? take(MARK);
    const whole = found ?? take(WORD);
    if (whole === null) return { unclosed: at };
    const name = quoted && (quoted.at(1) ?? quoted.at(2) ?? '').replace(/\\(.)/gs, '$1');
    tokens.push({ kind: quoted ? 'name' : found ? 'mark' : 'word', text: name ?? whole[0], at });
    at += whole[0].length;
  }
}
