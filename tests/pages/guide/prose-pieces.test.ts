import { expect, it, vi } from 'vitest';
import { prosePieces } from '../../../src/pages/guide/prose-pieces.ts';
import { sectionAddress, sectionOf, SECTIONS } from '../../../src/pages/guide/sections.ts';
import { PAGES } from '../../../src/state/page/router.svelte.ts';
import { guideEn, guideJa } from '../../../src/words/guide/guide.ts';

// The router reads the page's address.
vi.hoisted(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
});

/** Every text of the guide that is no function, in either language. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words !== 'object' || words === null) return [];
  return Object.values(words).flatMap(textsOf);
}
const texts = [guideEn, guideJa].flatMap(textsOf);

it('cuts a text where code and links stand', () => {
  expect(prosePieces('See [Data|#data], or `--help`.')).toEqual([
    { kind: 'words', text: 'See ' },
    { kind: 'link', text: 'Data', href: '#data' },
    { kind: 'words', text: ', or ' },
    { kind: 'code', text: '--help' },
    { kind: 'words', text: '.' },
  ]);
  expect(prosePieces('')).toEqual([]);
});

it('leads from the page to no other site', () => {
  const [piece] = prosePieces('[a|https://example.org]');
  expect(piece).toEqual({ kind: 'words', text: '[a|https://example.org]' });
});

it('links pages and sections that exist, and leaves no mark unread', () => {
  const pieces = texts.flatMap(prosePieces);
  const links = pieces.flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));
  const sections = SECTIONS.map(sectionAddress);
  expect(links.length).toBeGreaterThan(20);
  for (const href of links) {
    expect([...PAGES.map((page) => `#${page}`), ...sections]).toContain(href);
  }
  for (const piece of pieces) expect(piece.text).not.toMatch(/[[\]|`]/);
});

it('finds a section by its address, and the first where there is none', () => {
  for (const id of SECTIONS) {
    expect(sectionOf(new URLSearchParams(sectionAddress(id).split('?')[1]))).toBe(id);
  }
  expect(sectionOf(new URLSearchParams('section=nothing'))).toBe('start');
  expect(SECTIONS.length).toBe(Object.keys(guideEn.page.titles).length);
});
