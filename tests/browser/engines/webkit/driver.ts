import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findWebkit } from '../../../../.setup/engines.mjs';

const WINDOW = fileURLToPath(new URL('window.py', import.meta.url));

function programs() {
  const found = findWebkit();
  if (found === null) throw new Error('No WebKit; .setup/engines.mjs says what it needs.');
  return found;
}

/** A display that nobody sees, as large as any viewport of a test. */
export async function startScreen() {
  const args = ['-displayfd', '3', '-screen', '0', '2000x2200x24', '-nolisten', 'tcp'];
  const child = spawn(programs().screen, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await Promise.race([
    once(child.stdio[3] ?? child, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it began.'))),
  ])) as [Buffer];
  return { display: `:${String(number).trim()}`, stop: () => child.kill() };
}

/** What the window is told, by its environment (window.py). */
export interface WindowOptions {
  readonly [name: string]: string | undefined;
}

/** A session of WebKitWebDriver with a window of its own: W3C WebDriver, command by command. */
export class Driver {
  readonly #child: ChildProcess;
  readonly #session: string;
  readonly #window: number;

  private constructor(child: ChildProcess, session: string, window: number) {
    this.#child = child;
    this.#session = session;
    this.#window = window;
  }

  static async start(display: string, options: WindowOptions): Promise<Driver> {
    const { driver, python } = programs();
    const port = await freePort();
    const child = spawn(driver, [`--port=${port}`], {
      env: {
        ...process.env,
        ...{ DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
        // There is no graphics card; root may not use the sandbox.
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        ...options,
      },
      stdio: 'ignore',
      // Its own group, so that the window ends with it.
      detached: true,
    });
    const base = `http://127.0.0.1:${port}`;
    while (
      !(await fetch(`${base}/status`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await pause(50);
    const browser = { binary: python, args: [WINDOW] };
    const asked = { unhandledPromptBehavior: 'accept', 'webkitgtk:browserOptions': browser };
    const { sessionId, capabilities } = (await command(`${base}/session`, 'POST', {
      capabilities: { alwaysMatch: asked },
    })) as { sessionId: string; capabilities: Readonly<Record<string, number>> };
    const session = `${base}/session/${sessionId}`;
    const started = new Driver(child, session, capabilities['webkit:processID']);
    await started.command('POST', '/timeouts', { script: 300_000, pageLoad: 300_000 });
    return started;
  }

  command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    return command(this.#session + path, method, body);
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.#window, name);
  }

  async stop(): Promise<void> {
    const closed = this.command('DELETE', '').catch(() => null);
    await Promise.race([closed, pause(3000)]);
    if (this.#child.pid !== undefined && this.#child.exitCode === null)
      process.kill(-this.#child.pid, 'SIGKILL');
  }
}

async function command(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } };
  if (answer.ok) return value;
  const path = new URL(url).pathname.replace(/^\/session\/[^/]+/, '');
  throw new Error(`${value.error}: ${value.message} (${method} ${path})`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
