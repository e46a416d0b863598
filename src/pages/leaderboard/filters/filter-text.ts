import { NAMES, TAG_PREFIX, tagNamed } from '../../../core/overview/conditions.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import type { filters } from '../../../words/en/leaderboard/filters.ts';

type Words = typeof filters;

/** What a name that judgments are told apart by is called. */
export function nameText(name: string, words: Words): string {
  if (name === NAMES.since || name === NAMES.until) return words.names.date;
  // A tag that is called like something else keeps its own name.
  if (name.startsWith(TAG_PREFIX)) return shownName(tagNamed(name) ?? name);
  const known = Object.entries(words.names).find(([own]) => own === name);
  return known?.[1] ?? shownName(name);
}

/** What a value of it is called. */
export function valueText(name: string, value: string, words: Words): string {
  if (name === NAMES.since) return words.since(shownName(value));
  if (name === NAMES.until) return words.until(shownName(value));
  if (name !== NAMES.kind) return shownName(value);
  const known = Object.entries(words.kinds).find(([own]) => own === value);
  return known?.[1] ?? shownName(value);
}

/** A condition as it is shown: what it is about, and the values. */
export function conditionText(name: string, values: readonly string[], words: Words): string {
  const all = values.map((value) => valueText(name, value, words));
  const said = name === NAMES.model ? words.between(all) : words.either(all);
  return words.active(nameText(name, words), said);
}
