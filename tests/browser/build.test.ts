import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'vitest';
import { expect, figure, root } from './harness.ts';

/** What is in the two builds; no browser is needed to see it. */
const dist = join(root, 'dist');
const BUDGET = 80_000;

/** The scripts that load before anything can be seen: the page's own and what they import. */
function initialScripts(): Set<string> {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, target] of code.matchAll(
      /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g,
    )) {
      add(join(dirname(file), target));
    }
  };
  for (const [, file] of page.matchAll(/(?:src|rel="modulepreload"[^>]*href)="\.\/([^"]+\.js)"/g)) {
    add(join(dist, file));
  }
  return found;
}

describe('dist', () => {
  it('loads at most 80 kB of JavaScript at first, gzipped', () => {
    const scripts = [...initialScripts()];
    const size = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    figure('initial JavaScript', `${(size / 1000).toFixed(1)} kB gzip, ${scripts.length} files`);
    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });

  it('allows scripts of its own only', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(page).toContain("script-src 'self';");
    expect(page).toContain("object-src 'none'; base-uri 'none'");
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });
});

describe('dist-single', () => {
  const page = readFileSync(join(root, 'dist-single/index.html'), 'utf8');

  it('is one file', () => {
    expect(readdirSync(join(root, 'dist-single'))).toEqual(['index.html']);
    figure('single file', `${(page.length / 1000).toFixed(0)} kB`);
  });

  it('refers to nothing outside itself', () => {
    const head = page
      .replace(/<script type="module">[^]*?<\/script>/, '')
      .replace(/<style>[^]*?<\/style>/g, '');
    expect(head.match(/<script/g)).toBeNull();
    const named = [...head.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((target) => !target.startsWith('data:'))).toEqual([]);
  });

  it('may run its one script and ask for nothing', () => {
    expect(page).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; worker-src blob:;/);
    expect(page).not.toMatch(/connect-src|unsafe-eval|script-src [^;]*unsafe-inline/);
  });
});
