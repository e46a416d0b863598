import type { RaterFile } from '../core/judge/study/rater-file.ts';
import type { raterWords } from '../words/rater.ts';
import { element } from './element.ts';

type Words = ReturnType<typeof raterWords>['human'];

/** A question and two answers to it, none of them named. All of it is text, never markup. */
export function pairTexts(file: RaterFile, at: number, words: Words): HTMLElement[] {
  const { question, a, b } = file.pairs[at];
  const { turns, reference } = file.questions[question];
  const asked = element(
    'section',
    { class: 'question', 'aria-labelledby': 'question' },
    element('h2', { id: 'question' }, words.question),
    ...turnsOf(turns, turns.length, words),
  );
  if (reference.length > 0)
    asked.append(
      element(
        'details',
        {},
        element('summary', {}, words.reference),
        ...turnsOf(reference, reference.length, words),
      ),
    );
  const sides = [a, b].map((place, side) => {
    const texts = file.answers[place];
    const label = words.answers[side];
    const region = { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label };
    return element(
      'section',
      { class: 'answer' },
      element('h2', {}, label),
      element('div', region, ...turnsOf(texts, Math.max(turns.length, texts.length), words)),
    );
  });
  return [asked, element('div', { class: 'sides' }, ...sides)];
}

function turnsOf(texts: readonly string[], count: number, words: Words): HTMLElement[] {
  return Array.from({ length: count }, (_, turn) => {
    const text =
      turn < texts.length
        ? element('p', { class: 'text', dir: 'auto' }, texts[turn])
        : element('p', { class: 'muted' }, words.missing);
    const head = element('h3', { class: 'muted' }, words.turn(String(turn + 1)));
    return count > 1 ? [head, text] : [text];
  }).flat();
}
