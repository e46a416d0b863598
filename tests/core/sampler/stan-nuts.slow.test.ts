import { describe, it } from 'vitest';
import { isThere, settings, compare, isQuick } from './stan-settings.ts';

describe.skipIf(!isThere)('what Stan finds', () => {
  it.each(settings.filter((one) => !isQuick(one)))('NUTS finds too: %s', (_, setting) =>
    compare('nuts', 2500, setting),
  );
  it.each(settings.filter(([name]) => /hierarchical-half-c|davidson/.test(name)))(
    'the ensemble finds too: %s',
    (_, setting) => compare('ensemble', 800, setting),
  );
});
