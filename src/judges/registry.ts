import { isLocal } from '../core/judge/kinds.ts';
import type { LocalProvider, ProviderName } from '../core/judge/setup.ts';
import { ANTHROPIC } from './anthropic.ts';
import type { CalledModel } from './contract.ts';
import { GEMINI } from './gemini.ts';
import { OPENAI, OPENAI_COMPATIBLE } from './openai.ts';
import type { Provider } from './provider.ts';

/** Who asks over the network; humans and judges on this device do not. */
export type NetworkProvider = Exclude<ProviderName, LocalProvider | 'human'>;

export const PROVIDERS: Readonly<Record<NetworkProvider, Provider>> = {
  openai: OPENAI,
  'openai-compatible': OPENAI_COMPATIBLE,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
};

/** @throws RangeError for a human, who is asked on the screen, and for a judge on this device */
export function providerOf({ provider }: Pick<CalledModel, 'provider'>): Provider {
  if (provider === 'human' || isLocal(provider)) throw new RangeError(`${provider} is not called`);
  return PROVIDERS[provider];
}
