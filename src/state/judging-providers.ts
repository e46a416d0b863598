import type { JudgeSetup } from '../core/judge/setup.ts';
import { askFrom } from '../judges/call.ts';
import { addressOf } from '../judges/reach.ts';
import { PROVIDERS } from '../judges/registry.ts';
import type { NetworkProvider } from '../judges/registry.ts';

export type { NetworkProvider };

/** What people need to know of those who can be asked. */
export const PROVIDER_FACTS: Readonly<
  Record<
    NetworkProvider,
    Pick<
      (typeof PROVIDERS)[NetworkProvider],
      'title' | 'baseUrl' | 'models' | 'needsKey' | 'keysAt' | 'pricesAt'
    >
  >
> = PROVIDERS;

export const NETWORK_PROVIDERS: readonly NetworkProvider[] = [
  'openai',
  'anthropic',
  'gemini',
  'openai-compatible',
];

/** Who is asked; null where that is no address. */
export function hostOf({ baseUrl }: JudgeSetup): string | null {
  return addressOf(baseUrl.trim(), '')?.host ?? null;
}

/** Asks judges from this page; what a model refuses, it is spared for the rest of the visit. */
export const ask = askFrom({ isOnline: () => navigator.onLine, page: location.href });
