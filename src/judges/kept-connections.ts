import { MAX_KEPT, MAX_REQUESTS } from '../core/judge/money/call-costs.ts';

/**
 * Connections that a call may bring into being and leave open: that of its preflight, and its own
 * or one that the browser opens in reserve where connecting is slow (backup jobs in Chromium's
 * transport_client_socket_pool.cc).
 */
const OPENED = 2;

/** Requests that a call may become by itself: one on each connection that it opens, and the last. */
const OWN = OPENED + 1;

/**
 * How often calls without an answer may have been sent. A request that is sent again ends a
 * connection, so calls that fail together come to `OWN` each, and once more for each connection
 * that was kept before them, whichever of them it served. Answers leave connections open again.
 */
export class KeptConnections {
  /** By the host; of one that was not asked yet: other pages, and earlier sessions, may have. */
  readonly #kept = new Map<string, number>();

  /** A call was answered, whatever the answer said. */
  answered(baseUrl: string): void {
    const host = hostOf(baseUrl);
    this.#kept.set(host, Math.min(MAX_KEPT, this.#of(host) + OPENED));
  }

  /** A call ended without an answer; returns the most requests that it stands for. */
  unanswered(baseUrl: string): number {
    const host = hostOf(baseUrl);
    const kept = this.#of(host);
    const used = Math.min(kept, MAX_REQUESTS - OWN);
    this.#kept.set(host, kept - used);
    return OWN + used;
  }

  #of(host: string): number {
    return this.#kept.get(host) ?? MAX_KEPT;
  }
}

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl;
}
