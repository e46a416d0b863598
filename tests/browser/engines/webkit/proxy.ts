import { once } from 'node:events';
import { createServer as createPlainServer, request as ask } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer, TLSSocket } from 'node:tls';

/*
 * The proxy that the window is behind, so that a test can answer in the place of a site and no
 * other site is asked. Certificate and patterns of addresses are playwright-core's own, as in
 * injected.ts.
 */

type Pattern = string | RegExp;

interface Bundle {
  readonly iso: {
    readonly urlMatches: (base: undefined, url: string, pattern: Pattern) => boolean;
  };
  readonly utils: { readonly generateSelfSignedCertificate: () => { cert: string; key: string } };
}

const { iso, utils } = createRequire(import.meta.url)('playwright-core/lib/coreBundle') as Bundle;

export interface Fulfilled {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly json?: unknown;
}

/** The part of Playwright's Route that tests use. */
export interface Route {
  readonly request: () => { readonly url: () => string };
  readonly fulfill: (answer: Fulfilled) => Promise<void>;
  readonly abort: () => Promise<void>;
}

export type Handler = (route: Route) => unknown;

const LEAVE = {
  ...{ 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' },
  ...{ 'access-control-allow-headers': '*', 'cache-control': 'no-store' },
};

const NEAR = /^http:\/\/(localhost|127\.0\.0\.1)[:/]/;

let certificate: { cert: string; key: string } | null = null;

/** Answers what a test has an answer for; passes on what is for this machine, and refuses the rest. */
export class Proxy {
  readonly #routes: { readonly pattern: Pattern; readonly handler: Handler }[] = [];
  readonly #server: Server = createPlainServer((request, response) =>
    this.#answer(request, response),
  );

  /** Where it listens, from the first time that it is asked. */
  async url(): Promise<string> {
    if (!this.#server.listening) {
      this.#server.on('connect', (_, socket) => this.#unlock(socket));
      this.#server.listen(0, '127.0.0.1');
      await once(this.#server, 'listening');
    }
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether it is asked for what is on this machine, too. */
  get isForAll(): boolean {
    return this.#routes.some(({ pattern }) => !/^(\/\^)?https:/.test(String(pattern)));
  }

  /** Goes on in the place of a site that is asked under TLS. */
  #unlock(socket: Duplex): void {
    certificate ??= utils.generateSelfSignedCertificate();
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const secure = createServer(certificate, (inside) => {
      inside.on('error', () => inside.destroy());
      this.#server.emit('connection', inside);
    });
    secure.emit('connection', socket);
  }

  route(pattern: Pattern, handler: Handler): void {
    this.#routes.unshift({ pattern, handler });
  }
  unroute(pattern: Pattern): void {
    const kept = this.#routes.filter((one) => String(one.pattern) !== String(pattern));
    this.#routes.splice(0, Infinity, ...kept);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const isSecure = request.socket instanceof TLSSocket;
    const url = isSecure ? `https://${request.headers.host}${request.url}` : (request.url ?? '');
    const route = this.#routes.find(({ pattern }) => iso.urlMatches(undefined, url, pattern));
    if (route === undefined) {
      if (isSecure || !NEAR.test(url)) response.destroy();
      else passOn(url, request, response);
    } else if (request.method === 'OPTIONS') response.writeHead(204, LEAVE).end();
    else
      void route.handler({
        request: () => ({ url: () => url }),
        fulfill: ({ status = 200, headers = {}, body, json }) => {
          response.writeHead(status, { ...headers, 'cache-control': 'no-store' });
          response.end(json === undefined ? body : JSON.stringify(json));
          return Promise.resolve();
        },
        abort: () => {
          response.destroy();
          return Promise.resolve();
        },
      });
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

function passOn(url: string, from: IncomingMessage, to: ServerResponse): void {
  const { method, headers } = from;
  const asked = ask(url, { method, headers }, (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
    answer.on('error', () => to.destroy());
  });
  asked.on('error', () => to.destroy());
  to.on('close', () => asked.destroy());
  from.pipe(asked);
}
