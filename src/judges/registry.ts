import type { JudgeSetup, ProviderName } from '../core/judge/setup.ts';
import { ANTHROPIC } from './anthropic.ts';
import { GEMINI } from './gemini.ts';
import { OPENAI, OPENAI_COMPATIBLE } from './openai.ts';
import type { Provider } from './provider.ts';

/** Who asks over the network; a human does not. */
export type NetworkProvider = Exclude<ProviderName, 'human'>;

export const PROVIDERS: Readonly<Record<NetworkProvider, Provider>> = {
  openai: OPENAI,
  'openai-compatible': OPENAI_COMPATIBLE,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
};

/** @throws RangeError for a human, who is asked on the screen */
export function providerOf({ provider }: JudgeSetup): Provider {
  if (provider === 'human') throw new RangeError('a human is not called');
  return PROVIDERS[provider];
}
