import { isLocal } from '../../core/judge/kinds.ts';
import { modelName } from '../../core/judge/local/models.ts';
import { apiKeys } from './keys.svelte.ts';
import { PROVIDER_FACTS, hostOf } from './providers.ts';
import type { JudgingProvider } from './providers.ts';

/** A model and where it is asked, as it was typed in. */
export interface Connection {
  readonly provider: JudgingProvider;
  readonly baseUrl: string;
  readonly model: string;
}

/** Why a model can't be asked yet. */
export type ConnectionProblem = 'no-address' | 'bad-address' | 'no-model' | 'no-key';

/** What is still missing or wrong; null where the model can be asked. */
export function connectionProblem(connection: Connection): ConnectionProblem | null {
  const { provider, model } = connection;
  if (provider === 'lexical') return null;
  if (!isLocal(provider) && hostOf(connection) === null)
    return baseUrlOf(connection) === '' ? 'no-address' : 'bad-address';
  if (model.trim() === '') return 'no-model';
  const { needsKey } = PROVIDER_FACTS[provider];
  return needsKey && !apiKeys.has(baseUrlOf(connection)) ? 'no-key' : null;
}

/** Without the spaces that were typed around it. */
export function asAsked<C extends Pick<Connection, 'baseUrl' | 'model'>>(connection: C): C {
  return { ...connection, baseUrl: baseUrlOf(connection), model: connection.model.trim() };
}

/** As it is asked and as its key is found: without spaces around it or a slash at its end. */
export function baseUrlOf({ baseUrl }: Pick<Connection, 'baseUrl'>): string {
  return baseUrl.trim().replace(/\/+$/, '');
}

/** What the user calls it; else the name of its model, '' where it has none. */
export function nameOf({ name, provider, model }: Connection & { readonly name: string }): string {
  return name.trim() || (isLocal(provider) ? modelName(model) : model.trim());
}

/** Names that differ: what comes a second time has a number behind it. */
export function distinctNames(names: readonly string[]): string[] {
  const distinct: string[] = [];
  for (const name of names) {
    let own = name;
    for (let n = 2; distinct.includes(own); n++) own = `${name} (${String(n)})`;
    distinct.push(own);
  }
  return distinct;
}
