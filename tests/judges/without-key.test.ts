import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutKey } from '../../src/judges/without-key.ts';

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
    expect(withoutKey(text, KEY)).toBe(clean);
  });

  it.each([
    'The model `x` does not exist... or you have no access to it.',
    'Rate limit of 3 per min. **Slow down**, please xxxx.',
    '上限に達しました…しばらくお待ちください。',
  ])('is the same where there is none: %s', (text) => {
    expect(withoutKey(text, KEY)).toBe(text);
    expect(withoutKey(text, '')).toBe(text);
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
});
