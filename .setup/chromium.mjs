import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from './run.mjs';

/**
 * Where a Chromium (or Chrome, or Edge) is, installing one if need be; null where that fails.
 * CHROMIUM_PATH names one and is believed.
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== null) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from the distribution …');
    const quietly = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    await run('apt-get', [...wait, 'update'], quietly);
    // What it recommends is for a desktop: a hundred packages. Of these only letters are needed.
    const packages = ['chromium-headless-shell', 'fonts-liberation', 'fonts-noto-cjk'];
    await run(
      'apt-get',
      [...wait, 'install', '-y', '--no-install-recommends', ...packages],
      quietly,
    );
    const installed = await findChromium();
    if (installed !== null) return installed;
  }
  console.log('Installing the Chromium of playwright-core …');
  const withDeps = isRoot && process.platform === 'linux' ? ['--with-deps'] : [];
  await tool('playwright-core/cli.js', ['install', ...withDeps, 'chromium']);
  return findChromium();
}

/** The first browser that is there and answers, or null. */
export async function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const { chromium } = await import('playwright-core');
  return [...usualPlaces(), chromium.executablePath()].find(isWorking) ?? null;
}

function usualPlaces() {
  const { LOCALAPPDATA = '', PROGRAMFILES = '', 'PROGRAMFILES(X86)': x86 = '' } = process.env;
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    case 'win32':
      return [LOCALAPPDATA, PROGRAMFILES, x86].flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
    default:
      return [
        // The same browser without a window, which takes a third less of the processor.
        '/usr/bin/chromium-headless-shell',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/usr/bin/google-chrome-stable',
        '/usr/bin/microsoft-edge',
      ];
  }
}

/**
 * On Linux the browser is asked for its version: Ubuntu's chromium-browser may be a note that
 * points at the snap store, and a downloaded one may lack its libraries.
 */
function isWorking(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}
