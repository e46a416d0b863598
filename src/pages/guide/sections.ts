import type { GuideWords } from '../../words/guide/guide.ts';

/** The sections of the guide, in the order in which they are read. */
export type SectionId = keyof GuideWords['page']['titles'];

export const SECTIONS = [
  'start',
  'judging',
  'formats',
  'model',
  'widths',
  'priors',
  'pitfalls',
  'privacy',
  'command',
  'citing',
  'lesson',
] as const satisfies readonly SectionId[];

/** The section of an address: #guide?section=priors; the first where it names none. */
export function sectionOf(query: URLSearchParams): SectionId {
  const wanted = query.get('section');
  return SECTIONS.find((id) => id === wanted) ?? SECTIONS[0];
}

export function sectionAddress(id: SectionId): string {
  return `#guide?section=${id}`;
}
