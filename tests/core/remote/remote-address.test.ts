import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hostOf,
  isDataName,
  isLoopback,
  isSecure,
  mayRedirect,
  largeFileUrl,
  recogniseAddress,
} from '../../../src/core/remote/remote-address.ts';
import type { Address } from '../../../src/core/remote/remote-address.ts';
import { anyCharacter } from '../../any-character.ts';

/** The address that is asked first, and what it stands for. */
function read(text: string): readonly [kind: string, name: string, url: string] | null {
  const address = recogniseAddress(text);
  if (address === null) return null;
  return address.kind === 'file'
    ? ['file', address.file.name, address.file.url]
    : [address.listing.folder, address.listing.name, address.listing.url];
}

const hub = 'https://huggingface.co';
const raw = 'https://raw.githubusercontent.com';
const api = 'https://api.github.com';

describe('the address of a file', () => {
  it.each([
    ['https://example.org/a/judgments.jsonl', 'judgments.jsonl'],
    ['  https://example.org/judgments.jsonl \n', 'judgments.jsonl'],
    ['https://example.org/get?file=1&token=a%2Fb', 'get'],
    ['https://example.org/data.csv?raw=1', 'data.csv'],
    ['https://example.org/', 'example.org'],
    ['https://example.org/dir/', 'dir'],
    ['https://example.org/%E5%88%A4%E5%AE%9A.csv', '判定.csv'],
    ['https://example.org/100%.csv', '100%.csv'],
    ['https://example.org/a%0Ab.csv', 'ab.csv'],
    ['http://localhost:8000/data.parquet', 'data.parquet'],
    ['http://127.0.0.1:8000/data.parquet', 'data.parquet'],
    ['http://192.168.1.5/x.csv', 'x.csv'],
    ['https://gist.githubusercontent.com/someone/0123456789abcdef/raw/x.csv', 'x.csv'],
    [`${hub}/docs/hub/index`, 'index'],
    [`${hub}/some-org/some-model`, 'some-model'],
    ['https://github.com/owner/name/releases/download/v1/x.zip', 'x.zip'],
    ['https://github.com/owner', 'owner'],
  ])('%s is kept, query and all', (text, name) => {
    expect(read(text)).toEqual(['file', name, text.trim()]);
  });

  it.each([
    ['https://example.org/judgments.jsonl#L3', 'https://example.org/judgments.jsonl'],
    ['HTTPS://EXAMPLE.org/A.csv', 'https://example.org/A.csv'],
    ['https://例え.jp/判定.csv', 'https://xn--r8jz45g.jp/%E5%88%A4%E5%AE%9A.csv'],
    ['https://example.org/my file.csv', 'https://example.org/my%20file.csv'],
    ['https://example.org/a/../b.csv', 'https://example.org/b.csv'],
    ['example.org/data/x.csv', 'https://example.org/data/x.csv'],
    ['localhost:8000/x.csv', 'http://localhost:8000/x.csv'],
    ['127.0.0.1:8000/x.csv', 'http://127.0.0.1:8000/x.csv'],
  ])('%s is put right', (text, url) => {
    expect(read(text)?.[2]).toBe(url);
  });

  it.each([
    // Hugging Face
    [
      `${hub}/datasets/o/n/blob/main/data/x.jsonl`,
      'data/x.jsonl',
      `${hub}/datasets/o/n/resolve/main/data/x.jsonl`,
    ],
    [
      `${hub}/datasets/o/n/resolve/main/x.jsonl?download=true`,
      'x.jsonl',
      `${hub}/datasets/o/n/resolve/main/x.jsonl`,
    ],
    [`${hub}/datasets/o/n/raw/v1.0/x.jsonl`, 'x.jsonl', `${hub}/datasets/o/n/resolve/v1.0/x.jsonl`],
    [
      `https://hf.co/datasets/o/n/blob/refs%2Fconvert%2Fparquet/default/train/0000.parquet`,
      'default/train/0000.parquet',
      `${hub}/datasets/o/n/resolve/refs%2Fconvert%2Fparquet/default/train/0000.parquet`,
    ],
    [
      `${hub}/datasets/o/n/resolve/refs/convert/parquet/default/train/0000.parquet`,
      'default/train/0000.parquet',
      `${hub}/datasets/o/n/resolve/refs%2Fconvert%2Fparquet/default/train/0000.parquet`,
    ],
    [
      `${hub}/spaces/lmsys/mt-bench/blob/main/data/mt_bench/model_judgment/gpt-4_pair.jsonl`,
      'data/mt_bench/model_judgment/gpt-4_pair.jsonl',
      `${hub}/spaces/lmsys/mt-bench/resolve/main/data/mt_bench/model_judgment/gpt-4_pair.jsonl`,
    ],
    [`${hub}/o/n/blob/main/x.csv`, 'x.csv', `${hub}/o/n/resolve/main/x.csv`],
    [`${hub}/datasets/old/blob/main/x.csv`, 'x.csv', `${hub}/datasets/old/resolve/main/x.csv`],
    ['hf://datasets/o/n/data/x.csv', 'data/x.csv', `${hub}/datasets/o/n/resolve/main/data/x.csv`],
    ['hf://datasets/o/n@v2/x.csv', 'x.csv', `${hub}/datasets/o/n/resolve/v2/x.csv`],
    [
      `${hub}/datasets/o/n/blob/main/judge_gpt-4/ELYZA/%E8%A9%95%E4%BE%A1.json`,
      'judge_gpt-4/ELYZA/評価.json',
      `${hub}/datasets/o/n/resolve/main/judge_gpt-4/ELYZA/%E8%A9%95%E4%BE%A1.json`,
    ],
    // GitHub
    ['https://github.com/o/n/blob/main/a/x.csv', 'a/x.csv', `${raw}/o/n/main/a/x.csv`],
    ['https://github.com/o/n/blob/main/x.csv?raw=true#L9', 'x.csv', `${raw}/o/n/main/x.csv`],
    ['https://www.github.com/o/n/raw/v1/x.csv', 'x.csv', `${raw}/o/n/v1/x.csv`],
    [
      'https://github.com/o/n/raw/refs/heads/main/a/x.csv',
      'a/x.csv',
      `${raw}/o/n/refs/heads/main/a/x.csv`,
    ],
    [`${raw}/o/n/main/a/x.csv`, 'a/x.csv', `${raw}/o/n/main/a/x.csv`],
    [
      `${raw}/o/n/refs/heads/main/a/x.csv?token=T`,
      'a/x.csv',
      `${raw}/o/n/refs/heads/main/a/x.csv?token=T`,
    ],
    [
      'https://gist.github.com/someone/0123456789abcdef/raw/0a1b2c3d/x.csv',
      'x.csv',
      'https://gist.githubusercontent.com/someone/0123456789abcdef/raw/0a1b2c3d/x.csv',
    ],
  ])('%s is the file %s', (text, name, url) => {
    expect(read(text)).toEqual(['file', name, url]);
  });
});

describe('an address that stands for files', () => {
  const rakuda = `${hub}/api/datasets/yuzuai/rakuda-questions/tree/main?recursive=true`;
  it.each([
    [`${hub}/datasets/yuzuai/rakuda-questions`, '', 'yuzuai/rakuda-questions', rakuda],
    [`${hub}/datasets/yuzuai/rakuda-questions/`, '', 'yuzuai/rakuda-questions', rakuda],
    [`${hub}/datasets/yuzuai/rakuda-questions?row=3`, '', 'yuzuai/rakuda-questions', rakuda],
    [`${hub}/datasets/yuzuai/rakuda-questions/viewer/a/b`, '', 'yuzuai/rakuda-questions', rakuda],
    [`${hub}/datasets/yuzuai/rakuda-questions/tree/main`, '', 'yuzuai/rakuda-questions', rakuda],
    ['huggingface.co/datasets/yuzuai/rakuda-questions', '', 'yuzuai/rakuda-questions', rakuda],
    ['datasets/yuzuai/rakuda-questions', '', 'yuzuai/rakuda-questions', rakuda],
    ['hf://datasets/yuzuai/rakuda-questions', '', 'yuzuai/rakuda-questions', rakuda],
    ['yuzuai/rakuda-questions', '', 'yuzuai/rakuda-questions', rakuda],
    [
      `${hub}/datasets/o/n/tree/refs%2Fconvert%2Fparquet/default`,
      'default',
      'o/n',
      `${hub}/api/datasets/o/n/tree/refs%2Fconvert%2Fparquet/default?recursive=true`,
    ],
    [
      `${hub}/datasets/o/n/tree/v1/a/%E5%88%A4`,
      'a/判',
      'o/n',
      `${hub}/api/datasets/o/n/tree/v1/a/%E5%88%A4?recursive=true`,
    ],
    [`${hub}/datasets/squad`, '', 'squad', `${hub}/api/datasets/squad/tree/main?recursive=true`],
    [`${hub}/spaces/o/n`, '', 'o/n', `${hub}/api/spaces/o/n/tree/main?recursive=true`],
    ['spaces/o/n', '', 'o/n', `${hub}/api/spaces/o/n/tree/main?recursive=true`],
    [`${hub}/o/n/tree/main`, '', 'o/n', `${hub}/api/models/o/n/tree/main?recursive=true`],
    ['https://github.com/o/n', '', 'o/n', `${api}/repos/o/n/git/trees/HEAD?recursive=1`],
    ['https://github.com/o/n.git', '', 'o/n', `${api}/repos/o/n/git/trees/HEAD?recursive=1`],
    ['github.com/o/n/', '', 'o/n', `${api}/repos/o/n/git/trees/HEAD?recursive=1`],
    [
      'https://github.com/o/n/tree/main/data/x',
      'data/x',
      'o/n',
      `${api}/repos/o/n/git/trees/main?recursive=1`,
    ],
    [
      'https://github.com/o/n/tree/refs/heads/main/data',
      'data',
      'o/n',
      `${api}/repos/o/n/git/trees/main?recursive=1`,
    ],
    [
      'https://gist.github.com/someone/0123456789abcdef',
      '',
      'someone/0123456789abcdef',
      `${api}/gists/0123456789abcdef`,
    ],
    [
      'https://gist.github.com/0123456789abcdef',
      '',
      '0123456789abcdef',
      `${api}/gists/0123456789abcdef`,
    ],
  ])('%s (folder “%s”)', (text, folder, name, url) => {
    expect(read(text)).toEqual([folder, name, url]);
  });
});

describe('what is no address', () => {
  it.each([
    '',
    '   ',
    'judgments',
    'data.csv',
    'folder/data.csv',
    '/etc/passwd',
    '../x',
    'C:\\data\\x.csv',
    'javascript:alert(1)',
    'JavaScript://example.org/%0Aalert(1)',
    'data:text/csv,a,b',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'ftp://example.org/x.csv',
    'ws://example.org/x.csv',
    'https://',
    'https:// /x',
    'https://exa mple.org/x',
    'https:example.org',
    'http://[::1/x',
    'https://user:secret@example.org/x.csv',
    'https://user@example.org/x.csv',
    'https://huggingface.co@evil.example/datasets/o/n',
    'https://example.org/a.csv\nhttps://example.org/b.csv',
    'https://example.org/\0x',
    '{"model_a":"x"}',
    'model_a,model_b,winner',
  ])('%j', (text) => {
    expect(recogniseAddress(text)).toBeNull();
  });

  it('of any text, an address is one that the web has, without a password', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.webUrl().map((url) => url.replace(/^https?:\/\/[^/]*/, hub)),
      fc.webUrl().map((url) => url.replace(/^https?:\/\/[^/]*/, 'https://github.com')),
      fc.webUrl().map((url) => url.replace(/^https?:\/\/[^/]*/, 'https://gist.github.com')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const address = recogniseAddress(typed);
        if (address === null) return;
        const url = new URL(urlOf(address));
        expect(url.protocol).toMatch(/^https?:$/);
        expect(url.username + url.password + url.hash).toBe('');
        expect(hostOf(address)).toBe(url.host);
        expect(url.host).not.toBe('');
      }),
    );
  });
});

function urlOf(address: Address): string {
  return address.kind === 'file' ? address.file.url : address.listing.url;
}

describe('small questions', () => {
  it('knows the hosts of this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
      expect(isLoopback(`http://${host}:8000/x`)).toBe(true);
    }
    for (const host of ['localhost.example.org', '127.0.0.1.example.org', '10.0.0.1', 'a.b']) {
      expect(isLoopback(`http://${host}/x`)).toBe(false);
    }
  });

  it('says what a page may ask for', () => {
    expect(isSecure('https://example.org/x')).toBe(true);
    expect(isSecure('http://localhost:1/x')).toBe(true);
    expect(isSecure('http://example.org/x')).toBe(false);
  });

  it('says where a site may send on to', () => {
    const may = (from: string, to: string) => mayRedirect(from, to);
    expect(may('https://huggingface.co/x', 'https://cdn.example.org/y')).toBe(true);
    expect(may('http://127.0.0.1:1/x', 'http://127.0.0.1:2/y')).toBe(true);
    expect(may('https://nas.local/x', 'https://192.168.1.2/y')).toBe(true);
    expect(may('http://localhost/x', 'https://example.org/y')).toBe(true);
    expect(may('https://example.org/x', 'http://example.org/x')).toBe(false);
    expect(may('https://example.org/x', 'http://localhost/y')).toBe(false);
    expect(may('https://example.org/x', 'https://10.1.2.3/y')).toBe(false);
    expect(may('https://example.org/x', 'https://[fd00::1]/y')).toBe(false);
    expect(may('https://example.org/x', 'https://router/y')).toBe(false);
  });

  it('knows names of data', () => {
    for (const name of ['a.json', 'b.JSONL', 'c.csv.gz', 'd.zip', 'e.parquet', 'f.cforge']) {
      expect(isDataName(name), name).toBe(true);
    }
    for (const name of ['a.txt', 'json', 'b.tar.gz', 'c.py', 'README.md', '']) {
      expect(isDataName(name), name).toBe(false);
    }
  });

  it('knows where GitHub keeps large files', () => {
    expect(largeFileUrl(`${raw}/o/n/main/x.parquet`)).toBe(
      'https://media.githubusercontent.com/media/o/n/main/x.parquet',
    );
    expect(largeFileUrl('https://example.org/x.parquet')).toBeNull();
  });
});
