import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { root } from '../browser/harness.ts';

/** `npm start`, as a newcomer meets it, on a build that is there already. */
const running: ChildProcess[] = [];

function start(port: number): { process: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(root, '.setup/start.mjs')], {
    env: { ...process.env, PORT: String(port) },
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (text += String(part)));
  return { process: child, output: () => text };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

it('npm start serves the page and says where', async () => {
  const port = await freePort();
  const { output } = start(port);
  await expect.poll(output).toContain(`http://localhost:${port}/`);
  const answer = await fetch(`http://localhost:${port}/`);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(await answer.text()).toContain('<title>Caravan</title>');
  expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

it('npm start says what to do where the port is taken', async () => {
  const port = await freePort();
  const first = start(port);
  await expect.poll(first.output).toContain('localhost');
  const second = start(port);
  const code = await new Promise((resolve) => second.process.on('close', resolve));
  expect(code).toBe(1);
  expect(second.output()).toContain(`PORT=${port + 1} npm start`);
});
