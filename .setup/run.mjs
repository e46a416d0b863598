import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, where every command runs. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Colours are for terminals: without one, logs stay plain. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };

/**
 * Runs a command without a standard input, its output shown as it comes, or given to `log`
 * piece by piece. Resolves to its exit code (127 where it could not be started) and the
 * milliseconds it took.
 */
export function run(command, args, { env = {}, log = null } = {}) {
  const start = performance.now();
  return new Promise((resolve) => {
    const output = log === null ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...plain, ...env },
      stdio: ['ignore', output, output],
    });
    child.stdout?.setEncoding('utf8').on('data', log);
    child.stderr?.setEncoding('utf8').on('data', log);
    const end = (code) => resolve({ code, ms: performance.now() - start });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs npm as the npm that started this script does, on every platform. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli) return run(process.execPath, [cli, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** Runs the program of an installed package, given by its file inside node_modules. */
export function tool(path, args, options) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], options);
}

/** Whether a built file is there and nothing it is made of is younger. */
export function isBuilt(file) {
  const sources = ['src', 'workers', 'static', '.setup', 'vite.config.ts', 'package-lock.json'];
  return newest(file) >= Math.max(...sources.map(newest));
}

/** Time of the last change to a file, or to anything in a folder; 0 where there is nothing. */
function newest(path) {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(full).map((name) => newest(join(path, name))));
}
