import type { ModelIndex } from '../../core/table/judgments.ts';
import type { Headline } from '../../core/posterior/ranking/headline.ts';
import type { headline } from '../../words/en/leaderboard/headline.ts';

type HeadlineWords = typeof headline;

/** A part of the sentences; names are written out by whoever shows them. */
export type HeadlinePiece = { readonly text: string } | { readonly model: ModelIndex };

/**
 * The headline in words.
 * @param probability how `facts.probability` is written
 * @param most ranges of ranks that are named; of the others only the number is given
 */
export function headlineText(
  facts: Headline,
  words: HeadlineWords,
  probability: string,
  most: number,
): HeadlinePiece[] {
  const { first, second, rival, isAhead } = facts;
  const lead = isAhead ? words.ahead(probability) : words.level(probability);
  const other = rival && words.rival(isAhead, rival.rank);
  return [
    { model: first },
    { text: lead.between },
    { model: second },
    { text: lead.after },
    ...(other ? [{ text: other.before }, { model: rival.model }, { text: other.after }] : []),
    // That the order of all is settled says as much.
    { text: facts.unsettled.length === 0 ? '' : clear(facts, words) },
    { text: order(facts, words, most) },
  ];
}

function clear({ clearOfRest, tiers }: Headline, words: HeadlineWords): string {
  return words.clear(clearOfRest, modelsIn(tiers) - clearOfRest);
}

function modelsIn(tiers: Headline['tiers']): number {
  return tiers.reduce((sum, { length }) => sum + length, 0);
}

function order({ tiers, unsettled }: Headline, words: HeadlineWords, most: number): string {
  const models = modelsIn(tiers);
  if (models < 3) return '';
  if (unsettled.length === 0) return words.settled;
  if (tiers.length === 1) return words.unsettled(models);
  const named = unsettled.slice(0, most).map(({ from, to }) => words.range(from, to));
  return words.unsettledWithin(named, unsettled.length - named.length);
}
