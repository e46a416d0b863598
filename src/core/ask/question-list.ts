import { MAX_QUESTIONS } from '../limits.ts';
import type { AskedQuestion } from './setup.ts';

/** Questions out of a text that was typed or pasted, and what of it is not asked. */
export interface QuestionList {
  readonly questions: readonly AskedQuestion[];
  /** Lines that say what a line before them says; each is asked once. */
  readonly duplicates: number;
  /** Questions beyond MAX_QUESTIONS. */
  readonly excess: number;
}

/**
 * What may stand before a question in a list: a bullet, or its number with a dot, bracket or colon
 * behind it. Behind ASCII, where a decimal or a minus may be meant, only with a space.
 */
const MARK =
  /^(?:[-*+–—●○■□]\s+|[•◦・‣]\s*|[①-⑳]\s*|[(（][\d０-９]{1,4}[)）]\s*|\d{1,4}[.):]\s+|[\d０-９]{1,4}[．）：、]\s*)/u;

/**
 * One question a line. Empty lines, numbers and bullets are left out; everything else stays as it
 * is, quotes too. A question's id is its position and a number made of its text, so that the same
 * list has the same ids and lists that differ share none.
 */
export function readQuestionList(text: string): QuestionList {
  const texts = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim().replace(MARK, '').trim())
    .filter((line) => line !== '');
  const different = [...new Set(texts)];
  return {
    questions: different.slice(0, MAX_QUESTIONS).map((question, at) => ({
      id: `${String(at + 1)}-${hashOf(question)}`,
      category: null,
      turns: [question],
      reference: [],
    })),
    duplicates: texts.length - different.length,
    excess: Math.max(0, different.length - MAX_QUESTIONS),
  };
}

/** What a question is called among those of its run: of a list, its number alone. */
export function questionLabel(id: string): string {
  return /^(\d+)-[\da-f]{8}$/.exec(id)?.[1] ?? id;
}

/** FNV-1a of its UTF-16, as `nameOfText` has it. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
