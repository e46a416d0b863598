import type { Outcome } from '../../table/judgments.ts';
import { readBrackets } from './conventions/brackets.ts';
import { readFiveSteps, readStrongSteps } from './conventions/five-steps.ts';
import { readJson } from './conventions/json.ts';
import { readLabelled } from './conventions/labelled.ts';
import { readLastLine } from './conventions/last-line.ts';
import type { ConventionName } from '../setup.ts';
import { splitThinking } from './thinking.ts';

/** A rule to read replies by: a convention, or one for replies that keep to none. */
export type ReadingRule = ConventionName | 'labelled';

const READERS: Readonly<Record<ReadingRule, (text: string) => Outcome>> = {
  json: readJson,
  brackets: readBrackets,
  'five-steps': readFiveSteps,
  'last-line': readLastLine,
  labelled: readLabelled,
};

export const READING_RULES: readonly ReadingRule[] = [
  'json',
  'brackets',
  'five-steps',
  'last-line',
  'labelled',
];

/** Whether a reply says that a win is much better, not just better; null where it does not say. */
export function readStrength(text: string, rule: ReadingRule): boolean | null {
  return rule === 'five-steps' ? readStrongSteps(splitThinking(text).text) : null;
}

/** What a reply says by a rule; unparsed where it does not follow it, never guessed. */
export function readVerdict(text: string, rule: ReadingRule): Outcome {
  // In their thinking models weigh verdicts.
  return READERS[rule](splitThinking(text).text);
}
