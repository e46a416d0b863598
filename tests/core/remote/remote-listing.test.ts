import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseAddress } from '../../../src/core/remote/remote-address.ts';
import type { Listing } from '../../../src/core/remote/remote-address.ts';
import { filesOf, nextPage } from '../../../src/core/remote/remote-listing.ts';
import { anyCharacter } from '../../any-character.ts';

function listingOf(text: string): Listing {
  const address = recogniseAddress(text);
  if (address?.kind !== 'listing') throw new Error(`${text} is no listing`);
  return address.listing;
}

const names = (text: string, json: unknown) =>
  filesOf(listingOf(text), json).files.map(({ name }) => name);

describe('the files of a listing', () => {
  it('of Hugging Face: names, sizes and addresses, judgments first', () => {
    const tree = [
      { type: 'directory', path: 'data', size: 0, oid: 'x' },
      { type: 'file', path: '.gitattributes', size: 2 },
      { type: 'file', path: 'README.md', size: 3 },
      { type: 'file', path: 'data/train 判定#1.parquet', size: 9, lfs: { size: 9 } },
      { type: 'file', path: 'questions.jsonl', size: 14 },
      { type: 'file', path: 'model_judgment/gpt-4_pair.jsonl', size: 100 },
      { type: 'file', path: 'dataset_infos.json', size: 5 },
    ];
    const base = 'https://huggingface.co/datasets/o/n/resolve/main';
    expect(filesOf(listingOf('datasets/o/n'), tree)).toEqual({
      files: [
        {
          name: 'model_judgment/gpt-4_pair.jsonl',
          url: `${base}/model_judgment/gpt-4_pair.jsonl`,
          bytes: 100,
        },
        { name: 'questions.jsonl', url: `${base}/questions.jsonl`, bytes: 14 },
        {
          name: 'data/train 判定#1.parquet',
          url: `${base}/data/train%20%E5%88%A4%E5%AE%9A%231.parquet`,
          bytes: 9,
        },
      ],
      isCut: false,
    });
  });

  it('of GitHub: those of the folder asked for, and whether there are more', () => {
    const json = {
      sha: 'x',
      truncated: true,
      tree: [
        { path: 'data', type: 'tree' },
        { path: 'data/b.csv', type: 'blob', size: 7 },
        { path: 'data/a.csv', type: 'blob' },
        { path: 'database/c.csv', type: 'blob', size: 7 },
        { path: 'd.csv', type: 'blob', size: 7 },
        { path: 'data/sub', type: 'commit' },
      ],
    };
    const { files, isCut } = filesOf(listingOf('https://github.com/o/n/tree/v1/data'), json);
    expect(files).toEqual([
      {
        name: 'data/a.csv',
        url: 'https://raw.githubusercontent.com/o/n/v1/data/a.csv',
        bytes: null,
      },
      { name: 'data/b.csv', url: 'https://raw.githubusercontent.com/o/n/v1/data/b.csv', bytes: 7 },
    ]);
    expect(isCut).toBe(true);
  });

  it('of a gist: only what lies with GitHub', () => {
    const home = 'https://gist.githubusercontent.com/u/0123456789abcdef/raw/1';
    const json = {
      files: {
        'a.csv': { filename: 'a.csv', size: 3, raw_url: `${home}/a.csv` },
        'b.csv': { filename: 'b.csv', size: 3, raw_url: 'https://evil.example/b.csv' },
        'c.csv': { filename: 'c.csv', size: 3, raw_url: 'javascript:alert(1)' },
        'd.py': { filename: 'd.py', size: 3, raw_url: `${home}/d.py` },
      },
    };
    expect(filesOf(listingOf('https://gist.github.com/u/0123456789abcdef'), json).files).toEqual([
      { name: 'a.csv', url: `${home}/a.csv`, bytes: 3 },
    ]);
  });

  it('passes over what is not as it should be', () => {
    const file = (path: unknown, size: unknown = 1) => ({ type: 'file', path, size });
    const tree = [
      null,
      3,
      'x.csv',
      [],
      {},
      file(undefined),
      file(7),
      file(''),
      file('../x.csv'),
      file('a/../../x.csv'),
      file('/x.csv'),
      file('a\nb.csv'),
      file('a\ud800.csv'),
      file('x'.repeat(2000) + '.csv'),
      file('__proto__.csv', -1),
      file('constructor.csv', 1e999),
      file('twice.csv', 2),
      file('twice.csv', 2),
    ];
    expect(filesOf(listingOf('datasets/o/n'), tree).files).toEqual(
      ['__proto__.csv', 'constructor.csv', 'twice.csv'].map((name) => ({
        name,
        url: `https://huggingface.co/datasets/o/n/resolve/main/${name}`,
        bytes: name === 'twice.csv' ? 2 : null,
      })),
    );
  });

  it.each([null, undefined, 'x', 3, true, {}, { tree: 3 }, { files: [] }, { error: 'x' }, [[]]])(
    'of %j are none',
    (json) => {
      for (const page of [
        'datasets/o/n',
        'https://github.com/o/n',
        'https://gist.github.com/abcdef0',
      ]) {
        expect(names(page, json)).toEqual([]);
      }
    },
  );

  it('of any JSON never throws, and stays with the site', () => {
    const entry = fc.record({
      type: fc.constantFrom('file', 'blob', 'tree'),
      path: fc.string({ unit: anyCharacter }).map((name) => `${name}.csv`),
      size: fc.anything(),
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.array(entry), fc.record({ tree: fc.array(entry) })),
        (json) => {
          for (const page of ['datasets/o/n', 'https://github.com/o/n']) {
            const listing = listingOf(page);
            for (const { url } of filesOf(listing, json).files) {
              expect(new URL(url).href.startsWith(listing.base)).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe('the next page of a list', () => {
  const page = 'https://huggingface.co/api/datasets/o/n/tree/main?recursive=true';
  const next = `${page}&cursor=abc`;

  it.each([
    [`<${next}>; rel="next"`, next],
    [`<${next}>; rel=next`, next],
    [`<${page}>; rel="first", <${next}>; rel="next"`, next],
    [`<${next}>; rel="next", <${page}>; rel="last"`, next],
    [`<${page}>; rel="first"`, null],
    ['<https://elsewhere.example/2>; rel="next"', null],
    ['<https://huggingface.co.evil.example/2>; rel="next"', null],
    ['</api/2>; rel="next"', null],
    ['', null],
    [null, null],
  ])('by %s', (link, expected) => {
    expect(nextPage(link, page)).toBe(expected);
  });
});
