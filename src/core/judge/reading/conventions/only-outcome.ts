import { Outcome } from '../../../table/judgments.ts';

/** What all marks of a text say, where they say the same and there are any; else unparsed. */
export function onlyOutcome(
  text: string,
  mark: RegExp,
  meanings: ReadonlyMap<string, Outcome>,
): Outcome {
  let shared: Outcome | null = null;
  for (const [, name] of text.matchAll(mark)) {
    const said = meanings.get(name) ?? Outcome.unparsed;
    if (shared !== null && said !== shared) return Outcome.unparsed;
    shared = said;
  }
  return shared ?? Outcome.unparsed;
}
