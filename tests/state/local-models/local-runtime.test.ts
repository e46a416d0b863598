import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { asText } from '../../../.setup/bytes-as-text.ts';

/** A page with such a text where the runtime stands, looked at for the first time. */
async function pageWith(textContent: string | null) {
  const getElementById = vi.fn((id: string) =>
    id === 'onnx-runtime' && textContent !== null ? { textContent } : null,
  );
  vi.stubGlobal('document', { getElementById });
  vi.resetModules();
  return import('../../../src/state/local-models/local-runtime.ts');
}

it('is none in the page where it lies beside the workers', async () => {
  const { hasOwnRuntime, lacksModels, localRuntime } = await pageWith(null);
  expect([hasOwnRuntime(), lacksModels(), await localRuntime()]).toEqual([false, false, null]);
});

it('is left out where its place is empty', async () => {
  const { lacksModels } = await pageWith('');
  expect(lacksModels()).toBe(true);
});

it('is unpacked out of the single file, once', async () => {
  const packed = asText(gzipSync('the runtime'));
  const { hasOwnRuntime, lacksModels, localRuntime } = await pageWith(packed);
  expect([hasOwnRuntime(), lacksModels()]).toEqual([true, false]);
  const runtime = await localRuntime();
  expect(await runtime?.text()).toBe('the runtime');
  expect(await localRuntime()).toBe(runtime);
});
