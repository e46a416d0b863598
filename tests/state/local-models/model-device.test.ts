import { beforeEach, expect, it, vi } from 'vitest';

const at = vi.hoisted(() => ({ hasOwnRuntime: false }));
vi.mock('../../../src/state/local-models/local-runtime.ts', () => ({
  hasOwnRuntime: () => at.hasOwnRuntime,
}));

/** A device that nobody has looked at yet, in a browser with such a door to its graphics card. */
async function deviceWith(requestAdapter?: () => Promise<object | null>) {
  vi.stubGlobal('navigator', requestAdapter ? { gpu: { requestAdapter } } : {});
  vi.resetModules();
  const { modelDevice } = await import('../../../src/state/local-models/model-device.svelte.ts');
  return modelDevice;
}

beforeEach(() => {
  at.hasOwnRuntime = false;
});

it('is not known before it was looked for', async () => {
  const device = await deviceWith(() => Promise.resolve({}));
  expect([device.chosen, device.hasGraphics]).toEqual([null, false]);
});

it('is the graphics card where the browser gives one', async () => {
  const device = await deviceWith(() => Promise.resolve({}));
  await device.look();
  expect([device.chosen, device.hasGraphics]).toEqual(['webgpu', true]);
});

it.each([
  ['there is no door', undefined],
  ['nothing is behind the door', () => Promise.resolve(null)],
  ['the door does not open', () => Promise.reject(new Error('blocked'))],
])('is the processor where %s', async (_what, requestAdapter) => {
  const device = await deviceWith(requestAdapter);
  await device.look();
  expect([device.chosen, device.hasGraphics]).toEqual(['wasm', false]);
});

it('is the processor in the single file, whose runtime knows no other', async () => {
  at.hasOwnRuntime = true;
  const device = await deviceWith(() => Promise.resolve({}));
  await device.look();
  expect([device.chosen, device.hasGraphics]).toEqual(['wasm', false]);
});

it('is what was chosen, also where it is looked for again, which is done once', async () => {
  const requestAdapter = vi.fn(() => Promise.resolve({}));
  const device = await deviceWith(requestAdapter);
  await device.look();
  device.choose('wasm');
  await device.look();
  expect([device.chosen, device.hasGraphics]).toEqual(['wasm', true]);
  expect(requestAdapter).toHaveBeenCalledOnce();
});
