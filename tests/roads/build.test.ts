import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstScripts } from '../../.setup/weight.ts';
import { root } from '../browser/launch.ts';

/** What is in the two builds; no browser is needed to see it. Their weight: .setup/weight.ts. */
const dist = join(root, 'dist');
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
  it('loads nothing for models on this device before one is used', () => {
    const code = [...firstScripts()].map((file) => readFileSync(file, 'utf8')).join('\n');
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

const SINGLE = ['index.html', 'with-models.html'] as const;

it('dist-single has two files, one of them with what runs models', () => {
  expect(readdirSync(join(root, 'dist-single')).sort()).toEqual(SINGLE);
});

describe.each(SINGLE)('dist-single/%s', (name) => {
  const file = readFileSync(join(root, 'dist-single', name));
  const page = file.toString('utf16le');

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
    // Its first script takes more away than this: policy.test.ts.
    expect(policy.get('script-src')).toEqual(["'unsafe-inline'", "'wasm-unsafe-eval'"]);
    expect(policy.get('worker-src')).toEqual(['blob:']);
    expect(policy.get('img-src')).toEqual(['data:', 'blob:']);
    expect(policy.get('connect-src')).toEqual(ASKABLE);
    expect([...policy.keys()].filter((name) => name.endsWith('-src')).sort()).toEqual(
      ['connect', 'default', 'img', 'object', 'script', 'style', 'worker'].map((x) => `${x}-src`),
    );
  });
});
