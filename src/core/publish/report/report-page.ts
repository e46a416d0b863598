import type { FitSummary } from '../../posterior/ranking/summary.ts';
import { linkedCounts } from '../link/link-parts.ts';
import { writeLink } from '../link/link.ts';
import type { LinkedRanking } from '../link/link.ts';

/** Where Caravan is, for readers of a report. */
export interface ReportPage {
  readonly address: string;
  /** From its # on, what opens the ranking there; null where it has no link. */
  readonly link: string | null;
}

/**
 * The page that a report names. What stands behind # in an address is sent to nobody.
 * @param address of Caravan, without a #; null where none is known that others can open
 */
export function reportPage(
  address: string | null,
  { rows }: Pick<FitSummary, 'rows'>,
  ranking: Pick<LinkedRanking, 'title' | 'counts' | 'model' | 'sampler'>,
): ReportPage | null {
  if (address === null) return null;
  const order = rows.map(({ model }) => model);
  const counts = linkedCounts(ranking.counts, order, { first: null, hasQuestions: true });
  const made = writeLink({ ...ranking, counts, printed: [] });
  return { address, link: 'link' in made ? made.link : null };
}
