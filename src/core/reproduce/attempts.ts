import { DEFAULT_MODEL, RAKUDA_MODEL } from '../model/settings.ts';
import type { ModelSettings, TieModel } from '../model/settings.ts';
import type { ComparedSetting } from '../fit/compared-setting.ts';

/**
 * How published rankings are made, the most usual first: of two that come equally near, the first is
 * taken. FastChat, Arena-Hard and evalica maximise the likelihood without an order effect; Rakuda has
 * flat priors on strengths and on the order effect.
 */
export function attemptedSettings(isGraded: boolean): ComparedSetting[] {
  const ties: TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];
  if (isGraded) ties.push('adjacent', 'cumulative');
  const found: ComparedSetting[] = [];
  const add = (method: ComparedSetting['method'], model: ModelSettings) =>
    found.push({ method, model });
  for (const each of ties) add('mle', { ...DEFAULT_MODEL, ties: each, order: null });
  add('win-rate', { ...DEFAULT_MODEL, ties: 'half', order: null });
  add('win-rate', { ...DEFAULT_MODEL, ties: 'drop', order: null });
  for (const each of ties) add('mle', { ...DEFAULT_MODEL, ties: each });
  for (const each of ties) {
    add('posterior', { ...RAKUDA_MODEL, ties: each });
    add('posterior', { ...DEFAULT_MODEL, ties: each });
    add('posterior', { ...DEFAULT_MODEL, ties: each, order: null });
  }
  return found;
}
