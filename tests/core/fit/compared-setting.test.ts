import { describe, expect, it } from 'vitest';
import {
  comparisonSampler,
  PRESETS,
  presetSetting,
  settingKey,
} from '../../../src/core/fit/compared-setting.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { validateSettings } from '../../../src/core/model/validate.ts';
import { validateSampler } from '../../../src/core/sampler/validate.ts';

describe('presets', () => {
  it('are all settings that can be fitted, each unlike the others', () => {
    for (const fit of [DEFAULT_MODEL, RAKUDA_MODEL, { ...DEFAULT_MODEL, order: null }]) {
      const settings = PRESETS.map((preset) => presetSetting(preset, fit));
      for (const { model } of settings) expect(() => validateSettings(model)).not.toThrow();
      // Those that a fit may be already, and so that equal another.
      const equal = settings.length - new Set(settings.map(settingKey)).size;
      expect(equal).toBeLessThanOrEqual(2);
    }
  });

  it('change one thing of the fit, or stand by themselves', () => {
    const fit = { ...RAKUDA_MODEL, informative: [{ model: 'a', mean: 1, scale: 1 }] };
    expect(presetSetting('davidson', fit).model).toEqual({ ...fit, ties: 'davidson' });
    expect(presetSetting('no-order', fit).model).toEqual({ ...fit, order: null });
    expect(presetSetting('order', { ...fit, order: null }).model.order).toEqual(
      DEFAULT_MODEL.order,
    );
    expect(presetSetting('order', fit).model).toEqual(fit);
    expect(presetSetting('rakuda', fit)).toEqual({ method: 'posterior', model: RAKUDA_MODEL });
    expect(presetSetting('standard', fit).model).toEqual(DEFAULT_MODEL);
    expect(presetSetting('hierarchical', fit).model.informative).toEqual(fit.informative);
  });
});

it('gives settings that can’t differ one key', () => {
  const flat = presetSetting('mle', RAKUDA_MODEL);
  expect(settingKey(flat)).toBe(settingKey(presetSetting('mle', DEFAULT_MODEL)));
  expect(settingKey(flat)).not.toBe(
    settingKey(presetSetting('mle', { ...RAKUDA_MODEL, order: null })),
  );
  expect(settingKey(flat)).not.toBe(
    settingKey(presetSetting('mle', { ...RAKUDA_MODEL, ties: 'drop' })),
  );
  const rate = (ties: 'half' | 'drop' | 'davidson') =>
    settingKey(presetSetting('win-rate', { ...RAKUDA_MODEL, ties }));
  expect(rate('half')).toBe(rate('davidson'));
  expect(rate('half')).not.toBe(rate('drop'));
  expect(settingKey(presetSetting('rakuda', DEFAULT_MODEL))).not.toBe(
    settingKey(presetSetting('rakuda-run', DEFAULT_MODEL)),
  );
});

it('draws modestly, and the fewer the more models there are', () => {
  const draws = (models: number, method: 'posterior' | 'mle') =>
    comparisonSampler(models, method, 1).draws;
  expect([2, 9, 130, 1000].map((models) => draws(models, 'posterior'))).toEqual([
    5000, 5000, 760, 700,
  ]);
  expect([2, 9, 30, 130].map((models) => draws(models, 'mle'))).toEqual([250, 250, 160, 50]);
  for (const method of ['posterior', 'mle', 'rakuda-ensemble'] as const) {
    const sampler = comparisonSampler(9, method, 7);
    expect(() => {
      validateSampler(sampler);
    }).not.toThrow();
    expect(sampler.seed).toBe(7);
  }
});
