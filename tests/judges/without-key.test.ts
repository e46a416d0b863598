import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutEcho, withoutKey } from '../../src/judges/without-key.ts';

const KEY = 'sk-proj-Ab0/+=cdEF"99xyz';

describe('a text without the key', () => {
  it.each([
    [`Key ${KEY} is wrong, ${KEY}!`, 'Key ••• is wrong, •••!'],
    [`https://x.org/?key=${encodeURIComponent(KEY)}&a=1`, 'https://x.org/?key=•••&a=1'],
    [JSON.stringify({ key: KEY }), '{"key":"•••"}'],
    [
      'Incorrect API key provided: sk-pr***************9xyz. See',
      'Incorrect API key provided: ••• See',
    ],
    ['Received API Key = sk-...9xyz, Key', 'Received API Key = ••• Key'],
    ['key=sk-proj-…xyz', '•••'],
    ['“sk-proj-Ab0…”', '“•••…”'],
    ['cut off: sk-proj-Ab0/+=cd', 'cut off: •••'],
    ['the end of it: cdEF"99xyz', 'the end of it: •••'],
  ])('%s', (text, clean) => {
    expect(withoutEcho(text, KEY)).toBe(clean);
  });

  it.each([
    'The model `x` does not exist... or you have no access to it.',
    'Rate limit of 3 per min. **Slow down**, please xxxx.',
    '上限に達しました…しばらくお待ちください。',
  ])('is the same where there is none: %s', (text) => {
    expect(withoutEcho(text, KEY)).toBe(text);
    expect(withoutEcho(text, '')).toBe(text);
    expect(withoutKey(text, KEY)).toBe(text);
  });

  it('never holds eight characters of a key in a row, wherever it stood', () => {
    const key = fc.string({
      unit: fc.constantFrom(...Array.from('abAB01-_/+%"')),
      minLength: 8,
      maxLength: 40,
    });
    fc.assert(
      fc.property(key, fc.string(), fc.string(), fc.nat(), (secret, before, after, from) => {
        const part = secret.slice(from % (secret.length - 7));
        const clean = withoutKey(before + part + after + encodeURIComponent(secret), secret);
        for (let at = 0; at + 8 <= secret.length; at++)
          expect(clean).not.toContain(secret.slice(at, at + 8));
      }),
    );
  });

  const WAYS: readonly (readonly [string, (piece: string) => string])[] = [
    ['as they are', (piece) => piece],
    ['in a URL', encodeURIComponent],
    ['in a URL with small letters', (piece) => encodeURIComponent(piece).toLowerCase()],
    ['in a URL, every one escaped', (piece) => escaped(piece)],
    ['in JSON', (piece) => JSON.stringify(piece).slice(1, -1)],
    ['in JSON with escaped slashes', (piece) => JSON.stringify(piece).replaceAll('/', '\\/')],
    ['in base64', (piece) => btoa(piece)],
    ['in base64, one byte later', (piece) => btoa(`:${piece}`)],
    ['in base64, two bytes later', (piece) => btoa(`u:${piece};`)],
    ['backwards', (piece) => Array.from(piece).reverse().join('')],
    ['in hexadecimal', (piece) => Buffer.from(piece).toString('hex')],
    ['in large hexadecimal', (piece) => Buffer.from(piece).toString('hex').toUpperCase()],
    ['in base64 of URLs', (piece) => Buffer.from(`x${piece}yz`).toString('base64url')],
  ];
  it.each(WAYS)('has no eight characters of it in a row, whichever they are: %s', (_way, write) => {
    // Small letters alone, where all are made small.
    const units = write('A') === 'a' ? 'abcxyz019-_/+%"&=' : 'abAB01-_/+%"\\&=~';
    const key = fc.string({
      unit: fc.constantFrom(...Array.from(units)),
      minLength: 8,
      maxLength: 20,
    });
    fc.assert(
      fc.property(key, (secret) => {
        const parts = Array.from({ length: secret.length - 7 }, (_, at) =>
          WAYS.slice(0, 6).map(([, other]) => other(secret.slice(at, at + 8))),
        );
        for (let from = 0; from + 8 <= secret.length; from++) {
          for (let to = from + 8; to <= secret.length; to++) {
            const echo = write(secret.slice(from, to));
            const clean = withoutKey(`It was: ${echo} .`, secret);
            expect(clean).toContain('•••');
            expect(
              parts
                .slice(from, to - 7)
                .flat()
                .filter((part) => clean.includes(part)),
            ).toEqual([]);
            // What is left of base64 are digits at the ends, which share a byte with others.
            const left = clean.slice('It was: '.length, -2).replaceAll('•••', '');
            expect(left.length).toBeLessThan(echo.length - 7);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('hides one run once, and nothing else', () => {
    expect(withoutKey(`a ${KEY}${KEY} b ${KEY.slice(2, 15)}`, KEY)).toBe('a ••• b •••');
    expect(withoutKey(KEY.slice(0, 7), KEY)).toBe(KEY.slice(0, 7));
    expect(withoutKey('{"winner": "A"} ollama', 'ollama')).toBe('{"winner": "A"} ollama');
    expect(withoutEcho('What is ollama?', 'ollama')).toBe('What is •••?');
  });
});

function escaped(text: string): string {
  return Array.from(text, (char) => `%${char.charCodeAt(0).toString(16)}`).join('');
}
