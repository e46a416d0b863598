import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));

it('installs without running scripts of what it installs', () => {
  const clone = mkdtempSync(join(tmpdir(), 'caravan-clone-'));
  cpSync(join(root, '.setup'), join(clone, '.setup'), { recursive: true });
  cpSync(join(root, 'package-lock.json'), join(clone, 'package-lock.json'));
  const npm = join(clone, 'npm.mjs');
  writeFileSync(npm, 'console.log("asked:", process.argv.slice(2).join(" "));');
  const install = "import('./.setup/dependencies.mjs').then((all) => all.ensureDependencies())";
  const said = execFileSync(process.execPath, ['-e', install], {
    cwd: clone,
    env: { ...process.env, npm_execpath: npm },
    encoding: 'utf8',
  });
  rmSync(clone, { recursive: true });
  expect(said).toMatch(/^asked: ci .*--ignore-scripts/m);
});

it('denies every script to an install by hand', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: true }>;
  };
  const scripted = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  const denied = Object.entries(packageJson.allowScripts).filter(([, may]) => !may);
  expect(denied.map(([name]) => name)).toEqual(expect.arrayContaining([...new Set(scripted)]));
  expect(Object.values(packageJson.allowScripts)).not.toContain(true);
});
