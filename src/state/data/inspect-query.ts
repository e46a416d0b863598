import { Outcome } from '../../core/table/judgments.ts';
import type { JudgmentFilter } from '../../core/overview/judgment-list.ts';

export const ANY_JUDGMENT: JudgmentFilter = {
  left: null,
  right: null,
  isInOrder: false,
  question: null,
  judge: null,
  outcome: null,
  isDisagreement: false,
};

/** What the Inspect page is asked for. */
export interface InspectQuery {
  readonly filter: JudgmentFilter;
  /** The judgment that is open, by its row in the table as it was read; or null. */
  readonly row: number | null;
  /** Where the page of the list begins. */
  readonly offset: number;
}

/**
 * The address of the Inspect page, for links from anywhere: `inspectHref({ left: 'A', right: 'B',
 * outcome: 'tie' })` is #inspect?left=A&right=B&outcome=tie. Names as they are shown.
 */
export function inspectHref(
  filter: Partial<JudgmentFilter>,
  part: Partial<Omit<InspectQuery, 'filter'>> = {},
): string {
  const query = queryOf({ row: null, offset: 0, ...part, filter: { ...ANY_JUDGMENT, ...filter } });
  return query === '' ? '#inspect' : `#inspect?${query}`;
}

/** The query of that address. */
export function queryOf({ filter, row, offset }: InspectQuery): string {
  const { left, right, question, judge, outcome } = filter;
  const asked = {
    ...{ left, right, question, judge, outcome },
    order: filter.isInOrder ? 'shown' : null,
    disagrees: filter.isDisagreement ? 'yes' : null,
    corrected: filter.isCorrected ? 'yes' : null,
    from: offset > 0 ? String(offset + 1) : null,
    row: row === null ? null : String(row),
  };
  return Object.entries(asked)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}

/** The way back; what it can't read is asked for by nobody. */
export function readQuery(query: URLSearchParams): InspectQuery {
  const text = (name: string) => query.get(name) || null;
  const whole = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  const outcome = text('outcome');
  return {
    filter: {
      left: text('left'),
      right: text('right'),
      isInOrder: text('order') === 'shown',
      question: text('question'),
      judge: text('judge'),
      outcome: outcome !== null && isOutcome(outcome) ? outcome : null,
      isDisagreement: text('disagrees') === 'yes',
      ...(text('corrected') === 'yes' && { isCorrected: true }),
    },
    row: whole('row'),
    offset: Math.max(0, (whole('from') ?? 1) - 1),
  };
}

function isOutcome(name: string): name is keyof typeof Outcome {
  return Object.hasOwn(Outcome, name);
}
