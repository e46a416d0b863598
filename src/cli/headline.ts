import { headline } from '../core/posterior/ranking/headline.ts';
import { DEFAULT_SCALE } from '../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { headlineText } from '../ui/text/headline-text.ts';
import { numberWriter } from '../ui/text/numbers.ts';
import { headline as words } from '../words/en/leaderboard/headline.ts';

/** The page's headline as one line, with every range of ranks. */
export function headlineOf(summary: FitSummary, models: readonly string[]): string {
  const facts = headline(summary);
  const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
  const said = headlineText(facts, words, write.probability(facts.probability), Infinity)
    .map((piece) => ('model' in piece ? models[piece.model] : piece.text))
    .join('');
  return summary.style ? words.adjusted + said : said;
}
