import { readFileSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import type { FilesRead } from '../../src/core/formats/file/report.ts';
import type { RemoteFile } from '../../src/core/remote/remote-address.ts';
import { RemoteSource } from '../../src/remote/remote.ts';
import { bytesSource, rowsOf } from '../core/formats/sources.ts';
import { jsonLines, parquet } from '../workers/battles.ts';
import { startSite } from './site.ts';
import type { Served, Site } from './site.ts';

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.stop();
});

async function serve(files: Readonly<Record<string, Served>>): Promise<Site> {
  const site = await startSite(files);
  sites.push(site);
  return site;
}

const online = () => true;

function sourceAt(url: string, bytes: number | null = null, isOnline = online): RemoteSource {
  const file: RemoteFile = { name: url.split('/').at(-1) ?? url, url, bytes };
  return new RemoteSource({ ...file, key: 'k' }, isOnline);
}

/** Reads addresses, with the progress told. */
async function read(
  ...sources: RemoteSource[]
): Promise<FilesRead & { readonly progress: [done: number, total: number][] }> {
  const progress: [done: number, total: number][] = [];
  const result = await readFiles(sources, {
    format: null,
    onProgress: (done, total) => progress.push([done, total]),
  });
  return { ...result, progress };
}

const LINES = Buffer.from(jsonLines(3000));
const expected = async () =>
  rowsOf((await readFiles([bytesSource('x', LINES)], { format: null })).table);

describe('a file at an address', () => {
  it('is streamed by one question that tells nothing of the reader', async () => {
    const site = await serve({ '/x.jsonl': { body: LINES } });
    const { table, files, progress } = await read(sourceAt(`${site.url}/x.jsonl`));
    expect(rowsOf(table)).toEqual(await expected());
    expect(files[0]).toMatchObject({
      file: 'x.jsonl',
      key: 'k',
      bytes: LINES.length,
      failure: null,
    });
    expect(progress.length).toBeGreaterThan(2);
    expect(new Set(progress.map(([, total]) => total))).toEqual(new Set([LINES.length]));
    expect(progress.at(-1)).toEqual([LINES.length, LINES.length]);
    expect(site.asked).toHaveLength(1);
    const [{ method, range, headers }] = site.asked;
    expect([method, range]).toEqual(['GET', null]);
    for (const name of ['cookie', 'referer', 'authorization', 'origin']) {
      expect(headers[name], name).toBeUndefined();
    }
  });

  it('of unknown size gives a progress without a total', async () => {
    const site = await serve({ '/x.jsonl': { body: LINES, isEndless: true } });
    const { table, files, progress } = await read(sourceAt(`${site.url}/x.jsonl`));
    expect(rowsOf(table)).toEqual(await expected());
    expect(files[0].bytes).toBe(LINES.length);
    expect(progress[0][0]).toBeGreaterThan(0);
    expect(progress[0][1]).toBe(0);
    expect(progress.at(-1)).toEqual([LINES.length, LINES.length]);
  });

  it('that is packed for the way has the size of what comes out', async () => {
    const site = await serve({ '/x.jsonl': { body: LINES, isPacked: true } });
    const { table, files, progress } = await read(sourceAt(`${site.url}/x.jsonl`));
    expect(rowsOf(table)).toEqual(await expected());
    expect(files[0].bytes).toBe(LINES.length);
    // More came than was told: from then on nobody knows how much is left.
    expect(progress.at(-2)?.[1]).toBe(0);
    expect(progress.at(-2)?.[0]).toBeGreaterThan(LINES.length / 2);
    const listed = await read(sourceAt(`${site.url}/x.jsonl`, LINES.length));
    expect(new Set(listed.progress.map(([, total]) => total))).toEqual(new Set([LINES.length]));
  });

  it('may be an archive', async () => {
    const site = await serve({
      '/x.jsonl.gz': { body: gzipSync(LINES) },
      '/y': { body: zipSync({ 'a.jsonl': LINES }), isEndless: true },
    });
    const { files } = await read(sourceAt(`${site.url}/x.jsonl.gz`), sourceAt(`${site.url}/y`));
    expect(files.map(({ file, judgments }) => [file, judgments])).toEqual([
      ['x.jsonl.gz', 3000],
      ['y/a.jsonl', 3000],
    ]);
  });

  it('may be a database, which is asked for once, though parts of it are read', async () => {
    const path = new URL('../golden/formats/autoarena/project.autoarena', import.meta.url);
    const site = await serve({ '/x': { body: readFileSync(path), parts: 'yes' } });
    const [file] = (await read(sourceAt(`${site.url}/x`))).files;
    expect(file).toMatchObject({ format: 'autoarena', judgments: 4, unparsed: 1 });
    expect(file.isWhole).toBeUndefined();
    expect(site.asked.map(({ range }) => range)).toEqual([null]);
  });

  it('is found where the server sends on', async () => {
    const site = await serve({
      '/x': { body: '', status: 302, headers: { Location: '/y' } },
      '/y': { body: LINES },
    });
    const [file] = (await read(sourceAt(`${site.url}/x`))).files;
    expect(file.judgments).toBe(3000);
    expect(file.answeredBy).toBeUndefined();
  });

  it('says who answered, where a site sends on to another one', async () => {
    const other = await serve({ '/y': { body: LINES } });
    const site = await serve({
      '/x': { body: '', status: 302, headers: { Location: `${other.url}/y` } },
    });
    const [file] = (await read(sourceAt(`${site.url}/x`))).files;
    expect(file).toMatchObject({ judgments: 3000, answeredBy: new URL(other.url).host });
  });

  it.each([
    ['http://127.0.0.1:8080', '127.0.0.1:8080'],
    ['https://192.168.1.1', '192.168.1.1'],
    ['https://router.local', 'router.local'],
    ['http://example.com', 'example.com'],
  ])('is not read where a site of the internet sends on to %s', async (to, host) => {
    const answer = new Response(LINES);
    Object.defineProperties(answer, { redirected: { value: true }, url: { value: `${to}/y` } });
    vi.stubGlobal('fetch', () => Promise.resolve(answer));
    const { files } = await read(sourceAt('https://example.org/x')).finally(() =>
      vi.unstubAllGlobals(),
    );
    expect(files[0].failure).toEqual({
      ...{ kind: 'unreachable', reason: 'redirected', host: 'example.org', to: host },
    });
    expect(answer.bodyUsed || answer.body?.locked).toBe(true);
  });
});

describe('Parquet at an address', () => {
  // Conversations are the larger part, and not read.
  const file = parquet(600, 3000, 200);
  const rows = async () =>
    rowsOf((await readFiles([bytesSource('x', file)], { format: null })).table);
  const sent = (site: Site) => site.asked.reduce((sum, asked) => sum + asked.sent, 0);

  it('is read in parts: only the columns that are needed', async () => {
    const site = await serve({ '/x.parquet': { body: file, parts: 'yes' } });
    const { table, files, progress } = await read(sourceAt(`${site.url}/x.parquet`));
    expect(rowsOf(table)).toEqual(await rows());
    expect(rowsOf(table)).toHaveLength(600);
    expect(files[0].bytes).toBe(file.length);
    expect(site.asked.every(({ range }) => range !== null)).toBe(true);
    expect(sent(site)).toBeLessThan(file.length / 4);
    expect(files[0].bytesRead).toBe(sent(site));
    expect(files[0].isWhole).toBeUndefined();
    // Of what is needed, and no more: from the first columns on the end is in sight.
    const [done, total] = progress.at(-1) ?? [];
    expect(done).toBe(total);
    expect(total).toBeLessThan(file.length / 4);
    expect(new Set(progress.slice(2).map((step) => step[1]))).toEqual(new Set([total]));
  });

  it('asks for the first bytes, the footer, and the chunks of the columns that are short', async () => {
    const site = await serve({ '/x.parquet': { body: file, parts: 'yes' } });
    await read(sourceAt(`${site.url}/x.parquet`));
    const { parquetMetadata } = await import('hyparquet');
    const { row_groups } = parquetMetadata(Uint8Array.from(file).buffer);
    const chunks = row_groups.flatMap(({ columns }) =>
      columns.flatMap(({ meta_data: column }) => {
        if (column === undefined || column.path_in_schema[0] === 'conversation') return [];
        const start = Number(column.dictionary_page_offset ?? column.data_page_offset);
        return [`bytes=${start}-${start + Number(column.total_compressed_size) - 1}`];
      }),
    );
    expect(chunks).toHaveLength(4 * 3);
    const footer = `bytes=${file.length - (1 << 19)}-${file.length - 1}`;
    expect(site.asked.map(({ range }) => range)).toEqual(['bytes=0-65535', footer, ...chunks]);
  });

  it('is known by what it holds, under any name', async () => {
    const site = await serve({ '/x': { body: file, parts: 'yes' } });
    const { table } = await read(sourceAt(`${site.url}/x`));
    expect(rowsOf(table)).toEqual(await rows());
    const [first, ...rest] = site.asked;
    expect(first.range).toBeNull();
    await expect.poll(() => first.isLeft).toBe(true);
    expect(rest.every(({ range }) => range !== null)).toBe(true);
  });

  it('of a server without parts is read whole, once', async () => {
    const site = await serve({ '/x.parquet': { body: file }, '/x': { body: file } });
    for (const path of ['/x.parquet', '/x']) {
      const { table, files } = await read(sourceAt(site.url + path));
      expect(rowsOf(table)).toEqual(await rows());
      expect(files[0].bytes).toBe(file.length);
      expect(files[0]).toMatchObject({ isWhole: true });
      expect(files[0].bytesRead).toBeUndefined();
    }
    // The server learns later that it was left.
    await expect
      .poll(() => site.asked.map(({ path, isLeft }) => [path, isLeft]))
      .toEqual([
        ['/x.parquet', false],
        ['/x', false],
        // Whether this one gives parts had to be asked.
        ['/x', true],
      ]);
  });

  it('tells how much has come while all of it is downloaded, and then how much is read', async () => {
    const site = await serve({
      '/x.parquet': { body: file },
      '/y.parquet': { body: file, parts: 'yes', lie: 'further' },
      '/z.parquet': { body: file, isEndless: true },
      '/x.jsonl': { body: LINES },
    });
    for (const path of ['/x.parquet', '/y.parquet']) {
      const sources = [sourceAt(site.url + path), sourceAt(`${site.url}/x.jsonl`, LINES.length)];
      const { progress } = await read(...sources);
      // Sums never go back, and come to their total.
      for (const [at, [done, total]] of progress.entries()) {
        expect(done).toBeGreaterThanOrEqual(progress[Math.max(0, at - 1)][0]);
        expect(done).toBeLessThanOrEqual(total);
      }
      const [done, total] = progress.at(-1) ?? [];
      expect(done).toBe(total);
      // All of it, the columns that are needed, and the other file.
      expect(total).toBeGreaterThan(file.length + LINES.length);
      expect(total).toBeLessThan(1.25 * file.length + LINES.length);
      expect(progress.filter(([bytes]) => bytes < file.length).length).toBeGreaterThan(5);
    }
    // Of unknown size: how much has come, and no more.
    const { progress } = await read(sourceAt(`${site.url}/z.parquet`));
    const before = progress.findIndex(([, total]) => total > 0);
    expect(before).toBeGreaterThan(5);
    expect(progress[before - 1][0]).toBeGreaterThan(file.length / 2);
  });

  it('of unknown size is read whole, unless a listing told the size', async () => {
    const site = await serve({ '/x.parquet': { body: file, parts: 'hidden', isEndless: true } });
    expect(rowsOf((await read(sourceAt(`${site.url}/x.parquet`))).table)).toEqual(await rows());
    expect(site.asked.map(({ range }) => range)).toEqual(['bytes=0-65535', null]);
    site.asked.length = 0;
    const { table } = await read(sourceAt(`${site.url}/x.parquet`, file.length));
    expect(rowsOf(table)).toEqual(await rows());
    expect(sent(site)).toBeLessThan(file.length / 4);
  });

  it('of a server that gives less than asked for is read whole', async () => {
    const parts = { body: file, parts: 'yes', mostOfPart: 100_000 } as const;
    const site = await serve({ '/x.parquet': parts });
    expect(rowsOf((await read(sourceAt(`${site.url}/x.parquet`))).table)).toEqual(await rows());
    expect(site.asked.filter(({ range }) => range === null)).toHaveLength(1);
  });

  it.each(['another', 'further'] as const)(
    'of a server whose parts are %s than asked for is read whole',
    async (lie) => {
      const site = await serve({ '/x.parquet': { body: file, parts: 'yes', lie } });
      const { table, files } = await read(sourceAt(`${site.url}/x.parquet`));
      expect(rowsOf(table)).toEqual(await rows());
      expect(files[0]).toMatchObject({ isWhole: true, failure: null });
      expect(site.asked.filter(({ range }) => range === null)).toHaveLength(1);
    },
  );

  it('that is small comes with the first part', async () => {
    const small = parquet(30, 5, 100);
    const site = await serve({ '/x.parquet': { body: small, parts: 'yes' } });
    expect((await read(sourceAt(`${site.url}/x.parquet`))).files[0].judgments).toBe(30);
    expect(site.asked).toHaveLength(1);
  });

  it('by its name only is read as what it is', async () => {
    const site = await serve({ '/x.parquet': { body: LINES, parts: 'yes' } });
    expect((await read(sourceAt(`${site.url}/x.parquet`))).files[0].judgments).toBe(3000);
  });

  it('whose parts break off is not taken for damaged', async () => {
    const site = await serve({ '/x.parquet': { body: file, parts: 'yes', cutAt: 70_000 } });
    const { files } = await read(sourceAt(`${site.url}/x.parquet`));
    expect(files[0].failure).toMatchObject({ kind: 'unreachable', reason: 'broken-off' });
  });
});

describe('what can’t be had', () => {
  it.each([
    [404, {}, 'status'],
    [410, {}, 'status'],
    [500, {}, 'status'],
    [401, {}, 'needs-login'],
    [403, {}, 'needs-login'],
    [403, { 'x-ratelimit-remaining': '0' }, 'too-many-requests'],
    [429, {}, 'too-many-requests'],
  ])('answer %i %j is %s', async (status, headers, reason) => {
    const site = await serve({ '/x.parquet': { body: 'no', status, headers } });
    const { host } = new URL(site.url);
    const { files, table } = await read(sourceAt(`${site.url}/x.parquet`));
    expect(files[0]).toMatchObject({
      file: 'x.parquet',
      format: null,
      failure: { kind: 'unreachable', reason, host, status },
    });
    expect(table.left).toHaveLength(0);
  });

  it('is why there is nothing to rank, where it is all there is', async () => {
    const site = await serve({ '/y': { body: 'a,b,winner\n' } });
    const options = { format: null, base: null, edits: NO_EDITS };
    const failureOf = async (...paths: string[]) =>
      (
        await importJudgments(
          paths.map((path) => sourceAt(site.url + path)),
          options,
        )
      ).failure;
    expect(await failureOf('/x')).toMatchObject({ kind: 'unreachable', status: 404 });
    expect(await failureOf('/x', '/y')).toMatchObject({ kind: 'no-judgments' });
  });

  it('says where nobody answers, or there is no network', async () => {
    const site = await startSite({});
    await site.stop();
    const { host } = new URL(site.url);
    const failures = await read(
      sourceAt(`${site.url}/x.csv`),
      sourceAt(`${site.url}/x.csv`, null, () => false),
      sourceAt('http://0.0.0.0:1/x.csv'),
    );
    expect(failures.files.map(({ failure }) => failure)).toEqual([
      { kind: 'unreachable', reason: 'cors-or-network', host },
      { kind: 'unreachable', reason: 'offline', host },
      { kind: 'unreachable', reason: 'insecure', host: '0.0.0.0:1' },
    ]);
  });

  it('knows a page for people', async () => {
    const body = '\n <!DOCTYPE html><html><title>Log in</title></html>';
    const site = await serve({
      '/x.jsonl': { body, type: 'text/html' },
      '/x.parquet': { body, parts: 'yes' },
    });
    for (const path of ['/x.jsonl', '/x.parquet']) {
      const { files } = await read(sourceAt(site.url + path));
      expect(files[0].failure).toMatchObject({ kind: 'unreachable', reason: 'web-page' });
    }
  });

  it.each(['/x.jsonl', '/x.parquet'])('%s may be empty', async (path) => {
    const site = await serve({ [path]: { body: '', parts: 'yes' } });
    const { files } = await read(sourceAt(site.url + path));
    expect(files[0].failure).toEqual({ kind: 'empty-file' });
  });

  it('gives nothing of a file whose connection broke off, and all of the others', async () => {
    const site = await serve({
      '/cut.jsonl': { body: LINES, cutAt: LINES.length / 2 },
      '/cut.jsonl.gz': { body: gzipSync(LINES), cutAt: 500 },
      '/y.jsonl': { body: LINES },
    });
    const paths = ['/cut.jsonl', '/cut.jsonl.gz', '/y.jsonl'];
    const { files } = await read(...paths.map((path) => sourceAt(site.url + path)));
    expect(files.map(({ judgments }) => judgments)).toEqual([0, 0, 3000]);
    for (const { failure } of files.slice(0, 2)) {
      expect(failure).toMatchObject({ kind: 'unreachable', reason: 'broken-off' });
    }
  });

  it('hangs up where what begins is of no use, and where reading is stopped', async () => {
    const picture = new Uint8Array(1 << 20);
    picture.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const site = await serve({
      '/photo.png': { body: picture, stopAt: 1 << 18 },
      '/slow.jsonl': { body: LINES, stopAt: 1 << 15 },
    });
    const { files } = await read(sourceAt(`${site.url}/photo.png`));
    expect(files[0].failure).toEqual({ kind: 'not-text', looksLike: 'PNG' });
    await expect.poll(() => site.asked[0].isLeft).toBe(true);

    const slow = sourceAt(`${site.url}/slow.jsonl`);
    const chunks: AsyncIterator<Uint8Array, unknown> = slow.chunks();
    expect((await chunks.next()).done).toBe(false);
    expect(slow.bytes).toBe(LINES.length);
    slow.close();
    await expect.poll(() => site.asked[1].isLeft).toBe(true);
  });
});
