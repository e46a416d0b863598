import { isLocal } from '../../core/judge/kinds.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { nameOf } from '../../state/connections/connection.ts';
import type { Connection } from '../../state/connections/connection.ts';
import type { judgeEn } from '../../words/judge.ts';

/** What a model that is being put together is called. */
export function connectionName(
  connection: Connection & { readonly name: string },
  { providers, unnamed }: (typeof judgeEn)['judges'],
): string {
  const { provider } = connection;
  const own = nameOf(connection);
  return own === '' ? (isLocal(provider) ? providers[provider] : unnamed) : shownName(own);
}
