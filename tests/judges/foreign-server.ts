/**
 * A server that speaks the API of OpenAI and that nobody here wrote (@dwmkerr/mock-llm), behind a
 * proxy that lets pages call it. It says what it was told, and fails where it is told “busy”.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ForeignServer {
  readonly baseUrl: string;
  readonly stop: () => Promise<void>;
}

const ECHO = `{
  "id": "chatcmpl-{{timestamp}}",
  "object": "chat.completion",
  "created": 1,
  "model": "{{jmes request body.model}}",
  "choices": [{
    "index": 0,
    "message": {
      "role": "assistant",
      "content": "{{jmes request body.messages[-1].content}}"
    },
    "finish_reason": "stop"
  }],
  "usage": { "prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15 }
}`;

const BUSY = {
  error: { message: 'Rate limit reached.', type: 'rate_limit_error', code: 'rate_limit_exceeded' },
};

const PATH = '/v1/chat/completions';
const CONFIG = {
  streaming: { chunkSize: 4, chunkIntervalMs: 1 },
  rules: [
    { path: PATH, match: '@', response: { status: 200, content: ECHO } },
    {
      path: PATH,
      match: "contains(body.messages[-1].content, 'busy')",
      response: { status: 429, content: JSON.stringify(BUSY) },
    },
  ],
};

export async function startForeignServer(): Promise<ForeignServer> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-foreign-'));
  const config = join(folder, 'mock-llm.json');
  writeFileSync(config, JSON.stringify(CONFIG));
  const port = await freePort();
  const main = createRequire(import.meta.url).resolve('@dwmkerr/mock-llm');
  const server = spawn(process.execPath, [main, '--config', config], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (said) => {
      if (String(said).includes('server running')) resolve();
    });
    server.on('exit', reject);
  });
  const proxy = createServer((incoming, outgoing) => {
    const allowed = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'content-type, authorization',
      'Access-Control-Allow-Private-Network': 'true',
    };
    if (incoming.method === 'OPTIONS') {
      outgoing.writeHead(204, allowed).end();
      return;
    }
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...allowed });
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port: proxyPort } = proxy.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(proxyPort)}/v1`,
    stop: async () => {
      await new Promise((resolve) => {
        proxy.close(resolve);
        proxy.closeAllConnections();
      });
      await new Promise((resolve) => {
        server.removeAllListeners('exit');
        server.on('exit', resolve);
        server.kill();
      });
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
