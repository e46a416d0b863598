import { expect, it } from 'vitest';
import { SourceInputs } from '../../../src/state/data/source-inputs.svelte.ts';
import { reportOf } from './data-sources.ts';

const text = (name: string) => ({ name, text: name });
/** What is said of a file that was read of this input. */
const readOf = ({ key }: { readonly key: string }, file: string) => reportOf(file, { key });
const names = (sources: readonly { readonly name: string }[]) => sources.map(({ name }) => name);

it('names files as no other is named, each under a key of its own', () => {
  const inputs = new SourceInputs();
  const first = inputs.replace([text('a'), text('a'), text('b')]);
  expect(names(first)).toEqual(['a', 'a (2)', 'b']);
  expect(new Set(first.map(({ key }) => key)).size).toBe(3);
  const second = inputs.add([text('b'), text('c')], [reportOf('a'), reportOf('b')]);
  expect(names(second)).toEqual(['b (2)', 'c']);
  expect(names(inputs.all)).toEqual(['a', 'a (2)', 'b', 'b (2)', 'c']);
});

it('has files in the place of all others, in no way of before', () => {
  const inputs = new SourceInputs();
  const [a] = inputs.replace([text('a')]);
  inputs.again(new Map([['a', { format: 'promptfoo' }]]), [readOf(a, 'a')]);
  expect([...inputs.ways.keys()]).toEqual(['a']);
  const [b] = inputs.replace([text('b')]);
  expect([inputs.has(readOf(a, 'a')), inputs.has(readOf(b, 'b')), inputs.ways.size]).toEqual([
    ...[false, true, 0],
  ]);
});

it('takes no file for that of another project which has its name, nor its ways', () => {
  const inputs = new SourceInputs();
  const [here] = inputs.add([text('a.zip'), text('b')], []);
  const ways = new Map([['a.zip/x', { format: 'promptfoo' } as const]]);
  inputs.again(ways, [readOf(here, 'a.zip/x')]);
  const elsewhere = reportOf('a.zip/x');
  expect(inputs.has(elsewhere)).toBe(false);
  expect(inputs.again(ways, [elsewhere]).sources).toEqual([]);
  inputs.add([text('b')], []);
  expect([...inputs.ways.keys()]).toEqual(['a.zip/x']);
  inputs.add([text('a.zip')], []);
  expect(inputs.ways.size).toBe(0);
});

it('has a file of an archive as long as it has the archive', () => {
  const inputs = new SourceInputs();
  const [archive] = inputs.replace([text('a.zip')]);
  const has = (file: string) => inputs.has(readOf(archive, file));
  expect(['a.zip', 'a.zip/deep/b', 'a.zipped', 'deep/b'].map(has)).toEqual([
    ...[true, true, false, false],
  ]);
});

it('reads a file again under another key, and keeps its earlier ways', () => {
  const inputs = new SourceInputs();
  const [before, b] = inputs.replace([text('a'), text('b')]);
  const read = [readOf(before, 'a'), readOf(b, 'b')];
  const { sources, drop } = inputs.again(new Map([['a', { format: 'promptfoo' }]]), read);
  expect([names(sources), drop]).toEqual([['a'], ['a']]);
  expect(sources[0].key).not.toBe(before.key);
  expect(inputs.all.map(({ key }) => key)).toContain(sources[0].key);
  const again = [readOf(sources[0], 'a'), readOf(b, 'b')];
  const [third] = inputs.again(new Map([['a', { sides: 'unknown' }]]), again).sources;
  expect(inputs.ways.get('a')).toEqual({ format: 'promptfoo', sides: 'unknown' });
  inputs.again(new Map([['a', { format: 'rakuda-v2-pair' }]]), [readOf(third, 'a')]);
  expect(inputs.ways.get('a')).toEqual({ format: 'rakuda-v2-pair', sides: 'unknown' });
});

it('reads an archive once for several of its files, which gives all of them anew', () => {
  const inputs = new SourceInputs();
  const [zip, b] = inputs.replace([text('a.zip'), text('b')]);
  const ways = new Map([
    ['a.zip/x', { sides: 'unknown' } as const],
    ['a.zip/y', { sides: 'unknown' } as const],
  ]);
  const [x, y, z] = ['a.zip/x', 'a.zip/y', 'a.zip/z'].map((file) => readOf(zip, file));
  const read = [x, readOf(b, 'b'), y, z];
  const { sources, drop } = inputs.again(ways, read);
  expect([names(sources), drop]).toEqual([['a.zip'], ['a.zip/x', 'a.zip/y', 'a.zip/z']]);
});

it('reads nothing again of files that the page no longer has', () => {
  const inputs = new SourceInputs();
  const ways = new Map([['a', { sides: 'unknown' } as const]]);
  expect(inputs.again(ways, [reportOf('a')])).toEqual({ sources: [], drop: [] });
  expect(inputs.ways.size).toBe(0);
});
