import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, root, test } from './harness.ts';
import { settled } from './journeys/judge/board.ts';

interface AppManifest {
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly type: string;
  }[];
}

async function serviceWorkerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

describe('hosted', () => {
  test('keeps every built file for offline', async ({ visit }) => {
    const { page } = await visit('hosted', { isFirst: true, keepsOffline: true });
    await serviceWorkerReady(page);
    const kept = await page.evaluate(async () => {
      const caches = await Promise.all(
        (await window.caches.keys()).map((k) => window.caches.open(k)),
      );
      const keys = await Promise.all(caches.map((cache) => cache.keys()));
      return keys.flat().map(({ url }) => new URL(url).pathname.slice(1));
    });
    const source = readFileSync(join(root, 'dist/index.html'), 'utf8');
    const named = [...source.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file);
    expect(named.length).toBeGreaterThan(3);
    expect(kept).toEqual(expect.arrayContaining(['index.html', ...named]));
    expect(kept.filter((file) => /^assets\/(sampler|importer)-.*\.js$/.test(file))).toHaveLength(2);
  });

  test('can be installed', async ({ visit }) => {
    const { page, context } = await visit('hosted', { isFirst: true, keepsOffline: true });
    const devtools = await context.newCDPSession(page);
    const manifest = await devtools.send('Page.getAppManifest');
    expect(manifest.errors).toEqual([]);
    const asked = JSON.parse(manifest.data ?? '') as AppManifest;
    expect(asked).toMatchObject({ name: 'Caravan', start_url: './', display: 'standalone' });
    const sizes = await page.evaluate(
      async ({ url, icons }) => {
        const wanted = icons.filter(({ type }) => type === 'image/png');
        const pictures = wanted.map(async ({ src }) => {
          const file = await fetch(new URL(src, url));
          const { width, height } = await createImageBitmap(await file.blob());
          return `${String(width)}x${String(height)}`;
        });
        return { asked: wanted.map((icon) => icon.sizes), found: await Promise.all(pictures) };
      },
      { url: manifest.url, icons: asked.icons },
    );
    expect(sizes.found).toEqual(sizes.asked);
    expect(sizes.found).toEqual(expect.arrayContaining(['192x192', '512x512']));
    // A fresh context is an incognito window; a Chromium without windows finds nothing at all.
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    const ids = installabilityErrors.map(({ errorId }) => errorId);
    expect(ids.filter((id) => id !== 'in-incognito')).toEqual([]);
  });

  test('offers a new version and does not force it', async ({ visit }) => {
    const folder = mkdtempSync(join(tmpdir(), 'caravan-update-'));
    cpSync(join(root, 'dist'), folder, { recursive: true });
    const { page } = await visit({ hosted: folder }, { keepsOffline: true });
    await serviceWorkerReady(page);
    await page.reload();
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    const index = join(folder, 'index.html');
    writeFileSync(index, readFileSync(index, 'utf8').replace('<title>', '<title>New '));
    appendFileSync(join(folder, 'sw.js'), '\n// a new version');
    const isWaiting = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
      return registration.active !== registration.waiting;
    });
    expect(isWaiting).toBe(true);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

describe('single file', () => {
  test('ranks the sample and asks for nothing but itself', async ({ visit }) => {
    const { page, requests } = await visit('single');
    await settled(page, 'Converged');
    await page.getByText(/^Works offline\. Data leaves/).waitFor();
    // Not every engine tells of files.
    const [file] = page.url().split(/[?#]/);
    expect(requests.filter((url) => url !== file)).toEqual([]);
  });
});
