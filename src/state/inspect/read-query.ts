import { findingOf } from '../../core/overview/finding.ts';
import type { JudgmentFilter } from '../../core/overview/judgment-list.ts';
import { Outcome } from '../../core/table/judgments.ts';
import { conditionsIn } from '../filter/read-conditions.ts';
import { INSPECT_NAMES } from './inspect-names.ts';
import type { InspectQuery } from './inspect-query.ts';

/** What an address asks for, as `queryOf` writes it; what it can't read is asked for by nobody. */
export function readQuery(query: URLSearchParams): InspectQuery {
  const text = (name: string) => query.get(name) || null;
  const whole = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  const outcome = text('outcome');
  const finding = findingOf(text('finding'), text('of'), text('with'));
  return {
    filter: {
      left: text('left'),
      right: text('right'),
      isInOrder: text('order') === 'shown',
      question: text('question'),
      outcome: outcome !== null && isOutcome(outcome) ? outcome : null,
      isDisagreement: text('disagrees') === 'yes',
      text: text('text'),
      conditions: conditionsIn(query, INSPECT_NAMES),
      ...(text('corrected') === 'yes' && { isCorrected: true }),
      finding,
    },
    row: whole('row'),
    isQuestion: text('view') === 'question' && text('question') !== null,
    offset: Math.max(0, (whole('from') ?? 1) - 1),
  };
}

function isOutcome(name: string): name is NonNullable<JudgmentFilter['outcome']> {
  return name === 'readable' || Object.hasOwn(Outcome, name);
}
