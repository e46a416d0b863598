import { isOwnText } from '../../names/own-text.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { firstLine } from '../../texts/first-line.ts';
import type { JudgmentPlaces, ReportTexts } from './report-texts.ts';

/** Of a question, beside its id: a line or two of a table. */
const MAX_CHARACTERS = 100;

/** What a question is called, and how its text begins. */
export type QuestionBeginning = readonly [name: string, beginning: string];

/**
 * How the questions of the judgments that a report lists begin, each once; without those that are
 * called by their own text, or whose text is not kept.
 * @param judged whose first rows have the places
 * @param questionOf the question’s text at the places of a judgment
 */
export async function questionBeginnings(
  { question, questions }: Pick<JudgmentTable, 'question' | 'questions'>,
  { judgments }: ReportTexts,
  questionOf: (places: JudgmentPlaces) => Promise<string | null>,
): Promise<readonly QuestionBeginning[]> {
  const seen = new Set<number>([UNKNOWN]);
  const found: QuestionBeginning[] = [];
  for (const [row, places] of judgments.entries()) {
    const at = question[row];
    if (seen.has(at)) continue;
    seen.add(at);
    const text = await questionOf(places);
    const line = text === null ? null : firstLine(text, MAX_CHARACTERS + 1);
    if (line === null || isOwnText(questions[at], line)) continue;
    const isCut = line.length > MAX_CHARACTERS;
    found.push([questions[at], isCut ? `${firstLine(line, MAX_CHARACTERS) ?? ''}…` : line]);
  }
  return found;
}
