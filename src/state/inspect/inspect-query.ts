import { ANY_JUDGMENT } from '../../core/overview/judgment-list.ts';
import type { JudgmentFilter } from '../../core/overview/judgment-list.ts';
import { conditionEntries } from '../filter/condition-query.ts';

/** What the Inspect page is asked for. */
export interface InspectQuery {
  readonly filter: JudgmentFilter;
  /** The judgment that is open, by its row in the table as it was read; or null. */
  readonly row: number | null;
  /** Whether the question that is asked for is shown with all its answers. */
  readonly isQuestion: boolean;
  /** The place in the list that is at its top. */
  readonly offset: number;
}

/**
 * The address of the Inspect page, for links from anywhere: `inspectHref({ left: 'A', right: 'B',
 * outcome: 'tie' })` is #inspect?left=A&right=B&outcome=tie. Names as the edits have them.
 */
export function inspectHref(
  filter: Partial<JudgmentFilter>,
  part: Partial<Omit<InspectQuery, 'filter'>> = {},
): string {
  const query = queryOf({
    row: null,
    isQuestion: false,
    offset: 0,
    ...part,
    filter: { ...ANY_JUDGMENT, ...filter },
  });
  return query === '' ? '#inspect' : `#inspect?${query}`;
}

/** The query of that address. */
export function queryOf({ filter, row, isQuestion, offset }: InspectQuery): string {
  const { left, right, question, outcome, text } = filter;
  const asked = {
    ...{ left, right, question, outcome, text },
    order: filter.isInOrder ? 'shown' : null,
    view: isQuestion ? 'question' : null,
    disagrees: filter.isDisagreement ? 'yes' : null,
    corrected: filter.isCorrected ? 'yes' : null,
    finding: filter.finding?.what ?? null,
    of: filter.finding?.judge ?? null,
    with: filter.finding?.other ?? null,
    from: offset > 0 ? String(offset + 1) : null,
    row: row === null ? null : String(row),
  };
  return [...Object.entries(asked), ...conditionEntries(filter.conditions)]
    .flatMap(([name, value]) =>
      value === null ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    )
    .join('&');
}
