import { byTurns } from '../../formats/record/record-texts.ts';
import type { JudgedQuestion, PromptTemplate } from '../setup.ts';

/** The texts that a judge is shown, turn by turn. */
export interface ShownTexts {
  readonly question: readonly string[];
  readonly reference: readonly string[];
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/**
 * The names of places, as FastChat, Rakuda and our own templates have them. With the number of
 * a turn behind it, as in {answer_a_2}, a place is filled by that turn, else by all of them.
 */
const PARTS: ReadonlyMap<string, keyof ShownTexts> = new Map([
  ['question', 'question'],
  ['reference', 'reference'],
  ['ref_answer', 'reference'],
  ['answer_a', 'left'],
  ['answer_b', 'right'],
  // Rakuda v1; in a template for two answers no turns are meant.
  ['answer_1', 'left'],
  ['answer_2', 'right'],
]);

/** Where a text of the question goes; turn 0 stands for all turns. */
export interface TextPlace {
  readonly part: keyof ShownTexts;
  readonly turn: number;
}

/** What a place is filled with; null where it is none of ours. */
export function readPlace(place: string): TextPlace | null {
  const name = place.toLowerCase();
  const whole = PARTS.get(name);
  if (whole !== undefined) return { part: whole, turn: 0 };
  const [, part = '', turn = ''] = /^(.+)_([1-9]\d?)$/.exec(name) ?? [];
  const numbered = PARTS.get(part);
  return numbered === undefined ? null : { part: numbered, turn: Number(turn) };
}

const PLACE = /\{([a-z][a-z_0-9]*)\}/gi;

/** Every place of a template's user part that a text fills. */
export function placesOf({ user }: Pick<PromptTemplate, 'user'>): readonly TextPlace[] {
  return Array.from(user.matchAll(PLACE), ([, name]) => readPlace(name)).filter(
    (place) => place !== null,
  );
}

/** '' where there is no such turn. */
export function textAt(texts: ShownTexts, { part, turn }: TextPlace): string {
  const turns = texts[part];
  return turn === 0 ? (byTurns(turns) ?? '') : (turns[turn - 1] ?? '');
}

/**
 * Fills in every place at once: what stands in a text that was filled in is never a place. What
 * is no known place stays as it is.
 */
export function fillPlaces(template: string, valueOf: (name: string) => string | null): string {
  return template.replace(PLACE, (whole, name: string) => valueOf(name) ?? whole);
}

/** With a reference, what stands between {#reference} and {/reference}; without one, none of it. */
export function chooseSections(template: string, { reference }: JudgedQuestion): string {
  return template.replace(/\{#reference\}\n?([^]*?)\{\/reference\}\n?/g, (_, section: string) =>
    reference.length > 0 ? section : '',
  );
}
