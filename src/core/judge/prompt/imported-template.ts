import type { Prompt, TextIndex } from '../../table/benchmark.ts';
import { fillPlaces, placesOf } from './places.ts';
import type { ConventionName, PromptTemplate } from '../setup.ts';

/** Why a prompt of others is no template of ours. */
export type TemplateRefusal =
  /** It is for one answer alone, or lacks the place of an answer. */
  | 'not-pairwise'
  /** Neither its output format nor its text says how the verdict is marked. */
  | 'unknown-convention';

/** What FastChat, Rakuda and others write in `output_format`. */
const FORMATS: ReadonlyMap<string, ConventionName> = new Map([
  ['[[A]]', 'brackets'],
  ['[[A>>B]]', 'five-steps'],
  ['last', 'last-line'],
  ['json', 'json'],
]);

/**
 * A prompt of a file as a template, to the letter. Its files are filled by Python's str.format:
 * two braces stand for one, and the file's defaults go where they belong.
 * @param textOf the text at a place of the benchmark
 */
export function readTemplate(
  { name, type, system, template, defaults, outputFormat }: Prompt,
  textOf: (index: TextIndex) => string,
): PromptTemplate | TemplateRefusal {
  const given = new Map(defaults);
  const filled = fillPlaces(textOf(template), (place) => {
    const text = given.get(place);
    return text === undefined ? null : textOf(text);
  });
  const user = filled.replace(/\{\{|\}\}/g, (braces) => braces[0]);
  const places = placesOf({ user });
  const hasBoth = ['left', 'right'].every((side) => places.some(({ part }) => part === side));
  if (type === 'single' || !hasBoth) return 'not-pairwise';
  const instructions = system === null ? '' : textOf(system);
  const convention = FORMATS.get(outputFormat ?? '') ?? conventionIn(`${instructions}\n${user}`);
  return convention === null
    ? 'unknown-convention'
    : { name, system: instructions, user, convention };
}

/** The convention that a judge is asked to keep to; null where none is, or more than one. */
export function conventionIn(text: string): ConventionName | null {
  const conventions: readonly (readonly [ConventionName, boolean])[] = [
    ['five-steps', /\[\[A>>B\]\]/.test(text)],
    ['brackets', /\[\[A\]\]/.test(text)],
    ['json', /json/i.test(text) && /\bwinner\b/.test(text)],
    ['last-line', /最後の行|last line/i.test(text) && /[1１][^]*[2２][^]*[3３]/.test(text)],
  ];
  const found = conventions.filter(([, isAsked]) => isAsked);
  return found.length === 1 ? found[0][0] : null;
}
