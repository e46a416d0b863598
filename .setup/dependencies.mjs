import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './run.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Installs what package-lock.json asks for, unless exactly that is installed. Ends the process
 * with a sentence where it can't.
 */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(`Caravan needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`);
  }
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === null) fail('package-lock.json is missing or broken.');
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== null && isInstalled(wanted, installed)) return;
  console.log('Installing the dependencies …');
  // NODE_ENV=production would leave out what the build needs. Nothing needs a script of its own
  // to be run; `allowScripts` in package.json says the same to newer npms, for installs by hand.
  const { code } = await npm([
    ...['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'],
  ]);
  if (code !== 0) fail('npm ci failed: see above. Is the network there, and some disk space?');
}

/** npm keeps a lockfile of what is installed; packages for other platforms are not in it. */
function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (installed[path] === undefined && (optional === true || peer === true)),
  );
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
