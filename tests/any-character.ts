import fc from 'fast-check';

const SURROGATES = 0xd800;
const BEHIND = 0xe000;
const count = 0x110000 - (BEHIND - SURROGATES);

/**
 * Any character of Unicode, for `fc.string`. fast-check's own unit, 'binary', is the same, but
 * lists all the million of them before the first string.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(count - 1).map(
  (n) => String.fromCodePoint(n < SURROGATES ? n : n - SURROGATES + BEHIND),
  (character) => {
    const code = typeof character === 'string' ? (character.codePointAt(0) ?? NaN) : NaN;
    if (!(code >= 0) || String.fromCodePoint(code) !== character) throw new Error('no character');
    if (code >= SURROGATES && code < BEHIND) throw new Error('half of a pair');
    return code < SURROGATES ? code : code - BEHIND + SURROGATES;
  },
);
