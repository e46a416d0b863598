import type { NextLabel, NextLabels } from '../../../core/judges-model/next-labels.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

type Words = (typeof checksEn)['judges']['next'];

/** How much is known, and how many labels halve it, or how far all go. @param interval probability of the narrow one */
export function labelsText(
  next: Omit<NextLabels, 'labelled' | 'labels'>,
  interval: number,
  reference: string,
  words: Words,
  write: NumberWriter,
): string {
  const now = words.now(write.width(next.width), write.percent(interval), next.isAlike);
  return words.both(now, enoughText(next, reference, words, write));
}

function enoughText(
  { halving, open, least }: Pick<NextLabels, 'halving' | 'open' | 'least'>,
  reference: string,
  words: Words,
  write: NumberWriter,
): string {
  if (halving !== null) return words.halve(write.whole(halving), reference);
  if (open === 0) return words.nothing(reference);
  const left = write.percent(least);
  return open === null ? words.limit(left) : words.all(write.whole(open), left);
}

/** How many labels each two models are to get, most first: in which order says nothing of them. */
export function labelsByPair(labels: readonly NextLabel[]) {
  const pairs = new Map<string, { first: number; second: number; labels: number }>();
  for (const { first, second } of labels) {
    const key = [Math.min(first, second), Math.max(first, second)].join();
    const pair = pairs.get(key) ?? { first, second, labels: 0 };
    pair.labels++;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.labels - a.labels);
}
