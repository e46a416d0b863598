import { isLocal } from '../../core/judge/kinds.ts';
import type { JudgeSetup, LocalProvider } from '../../core/judge/setup.ts';
import { askFrom } from '../../judges/call.ts';
import type { Ask } from '../../judges/contract.ts';
import { addressOf } from '../../judges/reach.ts';
import { PROVIDERS } from '../../judges/registry.ts';
import type { NetworkProvider } from '../../judges/registry.ts';
import { askLocally } from './local-calls.ts';

export type { NetworkProvider };

/** Who judges without a human. */
export type JudgingProvider = NetworkProvider | LocalProvider;

type Facts = Pick<
  (typeof PROVIDERS)[NetworkProvider],
  'title' | 'baseUrl' | 'models' | 'needsKey' | 'keysAt' | 'pricesAt'
>;

const NOBODY: Facts = {
  ...{ title: '', baseUrl: '', models: [], needsKey: false, keysAt: null, pricesAt: null },
};

/** What people need to know of those who can be asked. */
export const PROVIDER_FACTS: Readonly<Record<JudgingProvider, Facts>> = {
  ...PROVIDERS,
  lexical: NOBODY,
  'local-scores': NOBODY,
  'local-model': NOBODY,
};

export const NETWORK_PROVIDERS: readonly NetworkProvider[] = [
  'openai',
  'anthropic',
  'gemini',
  'openai-compatible',
];

export const LOCAL_PROVIDERS: readonly LocalProvider[] = ['lexical', 'local-scores', 'local-model'];

/** Who is asked; null where that is no address. */
export function hostOf({ baseUrl }: Pick<JudgeSetup, 'baseUrl'>): string | null {
  return addressOf(baseUrl.trim(), '')?.host ?? null;
}

const askOthers = askFrom({ isOnline: () => navigator.onLine, page: location.href });

/** Calls models from this page; what one refuses, it is spared for the rest of the visit. */
export const ask: Ask = (model, conversation, key, signal, heard) =>
  isLocal(model.provider)
    ? askLocally(model, conversation, signal)
    : askOthers(model, conversation, key, signal, heard);
