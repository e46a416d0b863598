import type { JudgeCallFailure } from '../core/failure.ts';

/** Where a call comes from and goes to: what a page can know of why it failed. */

/** What the page knows of itself; an argument, so that all of it can be tested. */
export interface Standpoint {
  readonly isOnline: () => boolean;
  /** Address of the page: one from a file has the origin `null`, one of the web is public. */
  readonly page: string;
}

/** The address of a base URL with a path behind it; null where it is none or has a password. */
export function addressOf(baseUrl: string, path: string): URL | null {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  // What stands behind a question mark stays behind: Azure wants its api-version there.
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.hash = '';
  return url;
}

/** Whether nobody on the internet lies between: this machine, or the network that it is in. */
export function isNear({ hostname }: URL): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || /\.(localhost|local|internal|lan|home\.arpa)$/.test(name))
    return true;
  if (name.includes(':')) return /^(::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(name);
  const address = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(name);
  // A name without a dot is no name of the internet.
  if (address === null) return !name.includes('.');
  const [first, second] = [Number(address[1]), Number(address[2])];
  return (
    first === 127 ||
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    // Shared by providers, and what Tailscale gives.
    (first === 100 && second >= 64 && second < 128)
  );
}

/** Why nothing came back, as far as a page can tell. */
export function networkFailure(
  url: URL,
  { isOnline, page }: Standpoint,
): JudgeCallFailure['reason'] {
  const here = new URL(page);
  if (!isOnline() && !isNear(url)) return 'offline';
  if (here.protocol === 'file:') return 'null-origin';
  return isNear(url) && !isNear(here) ? 'local-network' : 'cors-or-network';
}
