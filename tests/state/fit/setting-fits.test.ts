import { beforeEach, expect, it, vi } from 'vitest';
import type { ComparedSetting } from '../../../src/core/fit/compared-setting.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';

const begun = vi.hoisted(() => [] as { method: string; signal: AbortSignal }[]);
const ends = vi.hoisted(() => [] as (() => void)[]);
vi.mock('../../../src/state/fit/compared.ts', () => ({
  fitSettings: ({ method }: ComparedSetting, { signal }: { signal: AbortSignal }) => {
    begun.push({ method, signal });
    return new Promise((resolve) => ends.push(() => resolve(method)));
  },
}));

const { SettingFits } = await import('../../../src/state/fit/setting-fits.svelte.ts');

const list = (...methods: readonly ComparedSetting['method'][]) =>
  new Map(methods.map((method) => [method, { method, model: DEFAULT_MODEL }] as const));
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  begun.length = 0;
  ends.length = 0;
});

it('begins each setting once, and keeps what came of it', async () => {
  const fits = new SettingFits(() => Promise.resolve());
  expect(fits.of('mle').stage).toBe('idle');
  fits.begin(list('mle', 'win-rate'));
  fits.begin(list('mle', 'win-rate'));
  expect(begun.map(({ method }) => method)).toEqual(['mle', 'win-rate']);
  expect(fits.of('mle').stage).toBe('running');
  ends[0]();
  await settled();
  // What has ended stays though it is off the list, and is not begun again.
  fits.endOthers(list('win-rate'));
  fits.begin(list('mle'));
  expect(fits.of('mle').result).toBe('mle');
  expect(begun).toHaveLength(2);
});

it('ends what is under way of settings that are gone, and begins them anew later', () => {
  const fits = new SettingFits(() => Promise.resolve());
  fits.begin(list('mle', 'win-rate'));
  fits.endOthers(list('win-rate'));
  expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  expect(fits.of('mle').stage).toBe('idle');
  fits.begin(list('mle', 'win-rate'));
  expect(begun.map(({ method }) => method)).toEqual(['mle', 'win-rate', 'mle']);
});

it('stops all, and begins what was stopped only when asked to', () => {
  const fits = new SettingFits(() => Promise.resolve());
  fits.begin(list('mle'));
  fits.stop();
  fits.begin(list('mle'));
  expect([fits.of('mle').stage, begun.length]).toEqual(['stopped', 1]);
  fits.forgetUnfinished();
  fits.begin(list('mle'));
  expect([fits.of('mle').stage, begun.length]).toEqual(['running', 2]);
});

it('keeps sixty rankings, and all that are listed', async () => {
  const fits = new SettingFits(() => Promise.resolve());
  fits.begin(list('mle'));
  ends[0]();
  await settled();
  const many = new Map(
    Array.from({ length: 60 }, (_, n) => [
      `kept ${String(n)}`,
      { method: 'posterior' as const, model: DEFAULT_MODEL },
    ]),
  );
  fits.begin(many);
  expect(fits.of('mle').stage).toBe('idle');
  expect(fits.of('kept 0').stage).toBe('running');
});
