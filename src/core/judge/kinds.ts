import type { ModelTask } from './local/models.ts';
import type { JudgeSetup, LocalProvider, ProviderName } from './setup.ts';

/** What a judge's provider means for its run. */

/** Whether a judge works on this device, and asks nobody. */
export function isLocal(provider: ProviderName): provider is LocalProvider {
  return provider === 'local-model' || scoresAnswers(provider);
}

/** Whether it gives each answer a score by itself, and follows no template. */
export function scoresAnswers(provider: ProviderName): boolean {
  return provider === 'lexical' || provider === 'local-scores';
}

/** What the model of a judge on this device does; null where it has none. */
export function taskOf(provider: ProviderName): ModelTask | null {
  if (provider === 'local-scores') return 'score';
  return provider === 'local-model' ? 'generate' : null;
}

/** Whom a judge shares its limits with: others at its address, or on this device. */
export function laneOf({ provider, baseUrl }: Pick<JudgeSetup, 'provider' | 'baseUrl'>): string {
  return provider === 'human' || isLocal(provider) ? provider : baseUrl;
}

/** Whether it does one after the other, whatever the limits of calls are. */
export function isOneByOne({ provider }: Pick<JudgeSetup, 'provider'>): boolean {
  return provider === 'human' || isLocal(provider);
}

/** Milliseconds of one judgment, until replies show better. A human reads. */
const USUAL_ELAPSED: Readonly<Partial<Record<ProviderName, number>>> = {
  human: 60_000,
  lexical: 10,
  'local-scores': 1500,
  'local-model': 20_000,
};

export function usualElapsed({ provider }: Pick<JudgeSetup, 'provider'>): number {
  return USUAL_ELAPSED[provider] ?? 6000;
}
