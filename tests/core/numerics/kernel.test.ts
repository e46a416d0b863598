import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import wabt from 'wabt';
import { exp } from '../../../src/core/numerics/elementary.ts';
import { exponentials, roomFor } from '../../../src/core/numerics/kernel/kernel.ts';

const at = (file: string): string =>
  fileURLToPath(new URL(`../../../src/core/numerics/kernel/${file}`, import.meta.url));

/** After a change of kernel.wat `UPDATE_GOLDEN=1` writes its bytes anew. */
it('is what its text says', async () => {
  const toolkit = await wabt();
  const parsed = toolkit.parseWat('kernel.wat', readFileSync(at('kernel.wat'), 'utf8'), {
    simd: true,
  });
  parsed.validate();
  const bytes = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  const text =
    '/** kernel.wat, assembled by `UPDATE_GOLDEN=1` of tests/core/numerics/kernel.test.ts. */\n' +
    `export const KERNEL =\n  '${bytes}';\n`;
  if (process.env['UPDATE_GOLDEN']) writeFileSync(at('kernel-bytes.ts'), text);
  expect(readFileSync(at('kernel-bytes.ts'), 'utf8')).toBe(text);
});

it('runs here', () => {
  expect(roomFor('pairs')).not.toBeNull();
});

it('has exponentials to the bit', () => {
  const anyExponent = fc.double({ min: -800, max: 800, noNaN: true });
  fc.assert(
    fc.property(fc.array(anyExponent, { maxLength: 40 }), (exponents) => {
      const values = Float64Array.from(exponents);
      exponentials(values);
      expect(Array.from(values)).toEqual(exponents.map(exp));
    }),
  );
  const many = Float64Array.from({ length: 2500 }, (_, i) => Math.sin(i) * 700);
  const expected = many.map(exp);
  exponentials(many);
  expect(many).toEqual(expected);
});
