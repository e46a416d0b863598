import type { JudgeCallFailure } from '../core/failure.ts';
import { isNearHost } from '../core/remote/near-host.ts';

/** Where a call comes from and goes to: what a page can know of why it failed. */

/** What the page knows of itself; an argument, so that all of it can be tested. */
export interface Standpoint {
  readonly isOnline: () => boolean;
  /** Address of the page: one from a file has the origin `null`, one of the web is public. */
  readonly page: string;
}

/** The address of a base URL with a path behind it, which may have a query; null where it is none or has a password. */
export function addressOf(baseUrl: string, path: string): URL | null {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  // What stands behind a question mark stays behind: Azure wants its api-version there.
  const [behind, query = ''] = path.split('?');
  url.pathname = url.pathname.replace(/\/+$/, '') + behind;
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
  url.hash = '';
  return url;
}

/** Whether nobody on the internet lies between: this machine, or the network that it is in. */
export function isNear({ hostname }: URL): boolean {
  return isNearHost(hostname);
}

/** Why nothing came back, as far as a page can know. */
export function networkFailure(
  url: URL,
  { isOnline, page }: Standpoint,
): JudgeCallFailure['reason'] {
  const here = new URL(page);
  if (!isOnline() && !isNear(url)) return 'offline';
  if (here.protocol === 'file:') return 'null-origin';
  return isNear(url) && !isNear(here) ? 'local-network' : 'cors-or-network';
}
