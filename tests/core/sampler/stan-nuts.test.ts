import { describe, expect, it } from 'vitest';
import { isThere, settings, compare, isQuick } from './stan-settings.ts';

describe.skipIf(!isThere)('what Stan finds', () => {
  it.skipIf(!isThere)('is compared in eleven settings', () => {
    expect(settings.length).toBe(11);
  });
  it.each(settings.filter(isQuick))('NUTS finds too: %s', (_, setting) =>
    compare('nuts', 2500, setting),
  );
});
