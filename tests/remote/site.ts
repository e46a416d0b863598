import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** How a site of the tests serves one file. */
export interface Served {
  readonly body: Uint8Array | string;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether pages of other sites may read it; default yes. */
  readonly isShared?: boolean;
  /** Whether it can be had in parts; default no. `hidden`: without telling others the size. */
  readonly parts?: 'yes' | 'hidden';
  /** A part has at most so many bytes, whatever is asked for. */
  readonly mostOfPart?: number;
  /** What is wrong with every part but the first: it is another, or goes on to the end. */
  readonly lie?: 'another' | 'further';
  /** Packed for the way, as servers do with text. */
  readonly isPacked?: boolean;
  /** Without saying how long it is. */
  readonly isEndless?: boolean;
  /** The connection is cut after so many bytes. */
  readonly cutAt?: number;
  /** Nothing comes after so many bytes, and the connection stays. */
  readonly stopAt?: number;
  /** There a byte comes now and then: WebKitGTK hands on what has come as more comes. */
  readonly isSlow?: boolean;
}

/** One question, as it came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly range: string | null;
  readonly headers: IncomingMessage['headers'];
  /** Bytes of the body that were handed to the network. */
  sent: number;
  /** Whether the asker hung up before the end. */
  isLeft: boolean;
}

export interface Site {
  /** Without a slash at the end. */
  readonly url: string;
  readonly asked: Asked[];
  readonly stop: () => Promise<void>;
}

const STEP = 1 << 14;

/** Starts a site on this machine that serves these files, by their paths. */
export function startSite(files: Readonly<Record<string, Served>>): Promise<Site> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const range = request.headers.range ?? null;
    const { method = '', headers } = request;
    const question: Asked = { method, path, range, headers, sent: 0, isLeft: false };
    asked.push(question);
    const file = Object.hasOwn(files, path) ? files[path] : { body: 'nothing here', status: 404 };
    void answer(file, question, response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const stop = (): Promise<void> =>
        new Promise((stopped) => {
          server.close(() => {
            stopped();
          });
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}`, asked, stop });
    });
  });
}

function dripOf(response: ServerResponse): void {
  const drip = setInterval(() => response.write(' '), 200);
  response.on('close', () => {
    clearInterval(drip);
  });
}

async function answer(file: Served, question: Asked, response: ServerResponse): Promise<void> {
  const whole = Buffer.from(file.body);
  const isShared = file.isShared ?? true;
  response.setHeader('Content-Type', file.type ?? 'application/octet-stream');
  // Chromium would answer the second question from its own store.
  response.setHeader('Cache-Control', 'no-store');
  if (isShared) response.setHeader('Access-Control-Allow-Origin', '*');
  for (const [name, value] of Object.entries(file.headers ?? {})) response.setHeader(name, value);
  let body = whole;
  const part = file.parts === undefined ? null : /^bytes=(\d+)-(\d*)$/.exec(question.range ?? '');
  if (part !== null) {
    const start = Number(part[1]);
    const isLie = file.lie !== undefined && start > 0;
    const asked =
      part[2] === '' || (isLie && file.lie === 'further') ? whole.length : Number(part[2]) + 1;
    const end = Math.min(whole.length, asked, start + (file.mostOfPart ?? Infinity));
    if (start >= whole.length) {
      response.writeHead(416).end();
      return;
    }
    const back = isLie && file.lie === 'another' ? 1 : 0;
    body = whole.subarray(start - back, end - back);
    response.statusCode = 206;
    const total = file.parts === 'yes' ? String(whole.length) : '*';
    response.setHeader('Content-Range', `bytes ${start - back}-${end - back - 1}/${total}`);
    if (file.parts === 'yes') response.setHeader('Access-Control-Expose-Headers', 'Content-Range');
  } else {
    response.statusCode = file.status ?? 200;
    if (file.isPacked) {
      body = gzipSync(whole);
      response.setHeader('Content-Encoding', 'gzip');
    }
  }
  if (!file.isEndless) response.setHeader('Content-Length', body.length);
  response.on('close', () => {
    question.isLeft = !response.writableFinished;
  });
  const most = Math.min(body.length, file.cutAt ?? Infinity, file.stopAt ?? Infinity);
  for (let at = 0; at < most && !response.destroyed; at += STEP) {
    const piece = body.subarray(at, Math.min(at + STEP, most));
    const isRoom = response.write(piece);
    question.sent += piece.length;
    if (!isRoom) await roomIn(response);
  }
  if (most < body.length && file.cutAt === undefined) {
    if (file.isSlow) dripOf(response);
    return;
  }
  if (file.cutAt !== undefined) {
    // What was written is still on its way.
    setTimeout(() => response.destroy(), 50);
    return;
  }
  response.end();
}

/** Waits until there is room for more, or nobody listens any more. */
function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
