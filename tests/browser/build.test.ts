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
  // The first picture waits for the words of one language, the larger of which is Japanese.
  for (const file of readdirSync(join(dist, 'assets'))) {
    if (file.startsWith('vocabulary-ja')) add(join(dist, 'assets', file));
  }
  return found;
}

/** Any site may be asked, but over no socket. */
const ASKABLE = ['https:', 'http:'];

/** The page's policy: what each directive allows. */
function policyOf(page: string): Map<string, string[]> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  return new Map(
    content.split('; ').map((directive) => {
      const [name, ...allowed] = directive.split(' ');
      return [name, allowed];
    }),
  );
}

describe('dist', () => {
  it('loads at most 80 kB of JavaScript at first, gzipped', () => {
    const scripts = [...initialScripts()];
    const size = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    figure('initial JavaScript', `${(size / 1000).toFixed(1)} kB gzip, ${scripts.length} files`);
    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });

  it('loads nothing for models on this device before one is used', () => {
    const code = [...initialScripts()].map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(/onnxruntime|AutoTokenizer|InferenceSession/.test(code)).toBe(false);
    const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
    const precached = [...worker.matchAll(/["']?url["']?:\s*["']([^"']+)["']/g)].map(
      ([, url]) => url,
    );
    expect(precached).toContain('index.html');
    const assets = readdirSync(join(dist, 'assets'));
    const own = assets.filter((file) => /^local-(gpu-)?[\w-]{8}\.js$|\.wasm$/.test(file));
    expect(own.length).toBeGreaterThanOrEqual(2);
    // All else is there offline after the first visit.
    const missing = assets.filter((file) => !precached.includes(`assets/${file}`));
    expect(missing.sort()).toEqual(own.sort());
  });

  it('allows scripts of its own only', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(page).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policyOf(page).get('default-src')).toEqual(["'none'"]);
    expect(policyOf(page).get('connect-src')).toEqual(["'self'", ...ASKABLE]);
    // Workers from memory are under the page's policy, those from the network are not.
    expect(policyOf(page).get('worker-src')).toEqual(["'self'", 'blob:']);
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
      .replace(/<style>[^]*?<\/style>/g, '')
      // Bytes for models on this device, which nobody runs.
      .replace(/<script type="application\/octet-stream"[^>]*>[\w+/=]*<\/script>/, '')
      .replace(/<script type="text\/plain" id="licences">[^]*?<\/script>/, '');
    expect(head.match(/<script/g)).toBeNull();
    const named = [...head.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((target) => !target.startsWith('data:'))).toEqual([]);
  });

  it('may run its one script and ask for data, nothing else', () => {
    const policy = policyOf(page);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual([
      expect.stringMatching(/^'sha256-[^']+'$/),
      "'wasm-unsafe-eval'",
    ]);
    expect(policy.get('worker-src')).toEqual(['blob:']);
    expect(policy.get('img-src')).toEqual(['data:', 'blob:']);
    expect(policy.get('connect-src')).toEqual(ASKABLE);
    expect([...policy.keys()].filter((name) => name.endsWith('-src')).sort()).toEqual(
      ['connect', 'default', 'img', 'object', 'script', 'style', 'worker'].map((x) => `${x}-src`),
    );
  });
});
