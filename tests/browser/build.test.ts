import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'vitest';
import { expect, figure, root } from './harness.ts';

/** What is in the two builds; no browser is needed to see it. */
const dist = join(root, 'dist');
/** Bytes of the page's own scripts, and of the words of one language. */
const BUDGET = { code: 60_000, words: 25_000 };

/** A script and all that it imports, which loads with it, without what is there already. */
function closure(file: string, there: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>();
  const add = (one: string): void => {
    if (found.has(one) || there.has(one)) return;
    found.add(one);
    const code = readFileSync(one, 'utf8');
    for (const [, target] of code.matchAll(
      /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g,
    )) {
      add(join(dirname(one), target));
    }
  };
  add(file);
  return found;
}

/** The scripts that load before anything can be seen: the page's own and what they import. */
function initialScripts(): Set<string> {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = page.matchAll(/(?:src|rel="modulepreload"[^>]*href)="\.\/([^"]+\.js)"/g);
  return new Set([...named].flatMap(([, file]) => [...closure(join(dist, file))]));
}

/** What the first picture waits for besides: the words of the reader's language, of either. */
function words(): Set<string>[] {
  const there = initialScripts();
  return readdirSync(join(dist, 'assets'))
    .filter((file) => /^vocabulary-.*\.js$/.test(file))
    .map((file) => closure(join(dist, 'assets', file), there));
}

const gzipped = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);

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
  it('loads at most 60 kB of JavaScript at first, gzipped', () => {
    const scripts = [...initialScripts()];
    const size = gzipped(scripts);
    figure('initial JavaScript', `${(size / 1000).toFixed(1)} kB gzip, ${scripts.length} files`);
    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(BUDGET.code);
  });

  it('loads at most 25 kB of words beside it, of the reader’s language alone', () => {
    const sizes = words().map(gzipped);
    figure('words', sizes.map((size) => `${(size / 1000).toFixed(1)} kB gzip`).join(' or '));
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(BUDGET.words);
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

/** Bytes of the two files that stand alone: what reads, ranks and judges, and models besides. */
const SINGLE = { 'index.html': 900_000, 'with-models.html': 5_100_000 } as const;

it('dist-single has two files, one of them with what runs models', () => {
  expect(readdirSync(join(root, 'dist-single')).sort()).toEqual(Object.keys(SINGLE));
});

describe.each(['index.html', 'with-models.html'] as const)('dist-single/%s', (name) => {
  const file = readFileSync(join(root, 'dist-single', name));
  const page = file.toString('utf16le');

  it('is no larger than it needs to be', () => {
    const size = file.length;
    figure(`single file ${name}`, `${(size / 1000).toFixed(0)} kB`);
    expect(size).toBeLessThanOrEqual(SINGLE[name]);
  });

  it('refers to nothing outside itself', () => {
    const head = page
      .replace(/<script type="module">[^]*?<\/script>/, '')
      .replace(/<style>[^]*?<\/style>/g, '')
      // The code, and bytes for models on this device: packed, so that nobody runs them as they are.
      .replace(/<script type="application\/octet-stream"[^>]*>[^<]*<\/script>/g, '');
    expect(head.match(/<script/g)).toBeNull();
    const named = [...head.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((target) => !target.startsWith('data:'))).toEqual([]);
  });

  it('may run its own scripts and ask for data, nothing else', () => {
    const policy = policyOf(page);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    // Its first script takes more away than this: tests/browser/policy.test.ts.
    expect(policy.get('script-src')).toEqual(["'unsafe-inline'", "'wasm-unsafe-eval'"]);
    expect(policy.get('worker-src')).toEqual(['blob:']);
    expect(policy.get('img-src')).toEqual(['data:', 'blob:']);
    expect(policy.get('connect-src')).toEqual(ASKABLE);
    expect([...policy.keys()].filter((name) => name.endsWith('-src')).sort()).toEqual(
      ['connect', 'default', 'img', 'object', 'script', 'style', 'worker'].map((x) => `${x}-src`),
    );
  });
});
