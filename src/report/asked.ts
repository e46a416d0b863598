import { shownName } from '../core/names/shown-name.ts';
import { bdi } from './look.ts';
import type { Look } from './look.ts';
import { make } from './markup.ts';
import type { Markup } from './markup.ts';

/** A question’s name, and where the report carries its text, how that begins. */
export function askedIn({ facts }: Look): (name: string) => Markup {
  const beginnings = new Map(facts.asked);
  return (name) => {
    const beginning = beginnings.get(name);
    const shown = bdi(shownName(name));
    if (beginning === undefined) return shown;
    return make('span', { class: 'asked' }, shown, make('small', {}, bdi(beginning)));
  };
}
