import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import { jsonOf } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { nameOfText, optionalName, readPair } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGraded } from '../../record/graded.ts';
import { textIn } from '../../record/record-texts.ts';

/**
 * Annotations of JudgeArena, in which A was shown first. The verdict is what JudgeArena read from
 * the judge's reply (`parsed`), or in files of older versions what its rules read from it; how clear a
 * win is stands in the label of the reply alone, and counts where it names the same winner. The
 * `results-….json` beside it holds the same verdicts once more, without their questions.
 */
export const judgearena: Format = {
  id: 'judgearena',
  claims: (has) =>
    has('model_A') && has('model_B') && (has('judge_completion') || has('preferences')),
  refuse: refusal,
  read: addAnnotation,
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textIn(row, 'instruction'),
      left: textIn(row, 'completion_A'),
      right: textIn(row, 'completion_B'),
      reasoning: textIn(row, 'judge_completion'),
    },
  ],
};

function refusal(first: readonly Row[]): FileFailure | null {
  const isSummary = first.every((row) => row.get('judge_completion') === undefined);
  return isSummary ? { kind: 'repeats-annotations' } : null;
}

function addAnnotation(row: Row, content: FileContent, { grades }: FileContext): RowReason | null {
  const pair = readPair(row, 'model_A', 'model_B');
  if ('kind' in pair) return pair;
  if (row.get('judge_completion') === undefined) {
    return { kind: 'missing-field', field: 'judge_completion' };
  }
  const outcome = outcomeOf(preferenceIn(row));
  const judgment = {
    ...pair,
    outcome,
    question: nameOfText(row.get('instruction')) ?? optionalName(row.get('instruction_index')),
    judge: optionalName(row.get('judge')),
    turn: UNKNOWN,
    weight: 1,
  };
  const label = labelOf(row);
  const isSaid = PREFERENCES.has(label) && outcomeOf(PREFERENCES.get(label) ?? null) === outcome;
  addGraded(content, judgment, isSaid ? STRONG.has(label) : null, grades);
  return null;
}

/** From 0, A wins, to 1, B wins; a tie is exactly in the middle. */
function outcomeOf(preference: number | null): Outcome {
  if (preference === null) return Outcome.unparsed;
  if (preference === 0.5) return Outcome.tie;
  return preference < 0.5 ? Outcome.left : Outcome.right;
}

/**
 * Verdicts of judges that give a probability for each: the preference beside them is an expectation,
 * which may lie on the other side of the middle (judgearena/judge/parsers.py).
 */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['a', 0],
  ['tie', 0.5],
  ['b', 1],
]);

function preferenceIn(row: Row): number | null {
  const parsed = row.get('parsed');
  if (parsed !== undefined) {
    // A record of Python in a cell: {'preference': 0.25, 'label': …}.
    const record = typeof parsed === 'string' ? parsed : jsonOf(parsed);
    const label = /['"]?label['"]?\s*[:=]\s*['"]([^'"]*)['"]/.exec(record)?.[1] ?? '';
    const labelled = LABELS.get(label.toLowerCase());
    if (labelled !== undefined) return labelled;
    const found = /['"]?preference['"]?\s*[:=]\s*([\d.eE+-]+)/.exec(record);
    const preference = found === null ? NaN : Number(found[1]);
    return preference >= 0 && preference <= 1 ? preference : null;
  }
  const said = saidIn(row);
  const preset = presetOf(row);
  if (preset.startsWith(WITH_LABELS)) return PREFERENCES.get(labelOf(row)) ?? null;
  if (preset === 'alpaca-eval') return said.trim() === 'm' ? 0 : said.trim() === 'M' ? 1 : null;
  return scorePreference(said.toLowerCase());
}

/** Prompts that ask for one of Arena-Hard's labels begin so. */
const WITH_LABELS = 'arena-hard';

/** Labels of Arena-Hard that say that a win is clear. */
const STRONG: ReadonlySet<string> = new Set(['A>>B', 'B<<A', 'B>>A', 'A<<B']);

/** What each label of Arena-Hard says: from 0, A wins, to 1. */
const PREFERENCES: ReadonlyMap<string, number> = new Map([
  ...['A>>B', 'B<<A', 'A>B', 'B<A'].map((label) => [label, 0] as const),
  ...['A=B', 'B=A'].map((label) => [label, 0.5] as const),
  ...['B>>A', 'A<<B', 'B>A', 'A<B'].map((label) => [label, 1] as const),
]);

/** The reply's last label, in two brackets or else in one; empty where the prompt asks for none. */
function labelOf(row: Row): string {
  if (!presetOf(row).startsWith(WITH_LABELS)) return '';
  const said = saidIn(row).toUpperCase();
  const labels =
    [...said.matchAll(/\[\[([AB<>=]+)\]\]/g)].at(-1) ??
    [...said.matchAll(/\[([AB<>=]+)\]/g)].at(-1);
  return labels?.[1] ?? '';
}

/** The judge's reply without its thoughts. */
function saidIn(row: Row): string {
  const reply = optionalName(row.get('judge_completion')) ?? '';
  return reply.replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/g, '');
}

function presetOf(row: Row): string {
  return optionalName(row.get('prompt_preset')) ?? '';
}

/**
 * Two scores, as in “score_A: 7.5”, the first that is given for each. JudgeArena's own expression
 * ends before the point, by which 7.5 and 7.2 would tie.
 */
function scorePreference(said: string): number | null {
  const [a, b] = [/score.*?a[": *\n]*(-?\d+(?:\.\d+)?)/, /score.*?b[": *\n]*(-?\d+(?:\.\d+)?)/].map(
    (pattern) => {
      const found = pattern.exec(said);
      return found === null ? null : Number(found[1]);
    },
  );
  if (a === null || b === null) return null;
  if (a === b) return 0.5;
  return a > b ? 0 : 1;
}
