import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';

export const robust = (scale: number): ModelSettings => ({
  ...DEFAULT_MODEL,
  strength: { family: 'normal', scale },
  questions: { kind: 'robust' },
});
