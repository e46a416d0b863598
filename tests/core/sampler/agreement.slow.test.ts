import { describe, it } from 'vitest';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { expectAgreement } from './agreeing.ts';

const WALLS: ModelSettings = { ...RAKUDA_MODEL, strength: { family: 'uniform', bound: 2.5 } };

describe('samplers', () => {
  it.each([['walls that cut', WALLS]])('agree: %s', (_, model) =>
    expectAgreement(model, ['nuts', 'ensemble']),
  );
});
