import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Engines beside Chromium, which the tests drive where they are installed; nothing installs them
 * by itself. On Debian: `apt-get install firefox-esr webkit2gtk-driver xvfb python3-gi
 * gir1.2-webkit2-4.1`. FIREFOX_PATH names a Firefox and is believed.
 */

/** Where a Firefox is, or null. */
export function findFirefox() {
  const { FIREFOX_PATH } = process.env;
  if (FIREFOX_PATH) return FIREFOX_PATH;
  return ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => answers(path)) ?? null;
}

/** The programs that WebKitGTK is driven with, or null where one of them is missing. */
export function findWebkit() {
  const programs = { driver: '/usr/bin/WebKitWebDriver', screen: '/usr/bin/Xvfb' };
  const python = '/usr/bin/python3';
  const isThere =
    process.platform === 'linux' &&
    [...Object.values(programs), python].every((path) => existsSync(path)) &&
    answers(python, ['-c', `import gi; gi.require_version('WebKit2', '4.1')`]);
  return isThere ? { ...programs, python } : null;
}

function answers(path, args = ['--version']) {
  return existsSync(path) && spawnSync(path, args, { timeout: 30_000 }).status === 0;
}
