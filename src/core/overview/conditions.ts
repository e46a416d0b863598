import { timeIn } from '../names/time-value.ts';
import { FILE } from '../table/where.ts';
import type { Where } from '../table/where.ts';

/** One thing that is asked of judgments: that they have one of some values of a name. */
export interface Condition {
  /** A tag, or one of `NAMES`. */
  readonly name: string;
  readonly values: readonly string[];
  /** That they have none of them. */
  readonly isNot?: true;
}

/** What judgments can be told apart by besides their tags, as addresses and options call it. */
export const NAMES = {
  judge: 'judge',
  kind: 'kind',
  file: FILE,
  since: 'since',
  until: 'until',
  model: 'model',
} as const;

export const KINDS = ['people', 'models'] as const;

/** The last millisecond of a day, from its first. */
const DAY_END = 86_399_999;

/** What a condition means; null where its values mean nothing under this name. */
export function whereOf({ name, values, isNot }: Condition): Where | null {
  const where = plainWhere(name, values);
  return where !== null && isNot ? { not: where } : where;
}

function plainWhere(name: string, values: readonly string[]): Where | null {
  switch (name) {
    case NAMES.judge:
      return { judges: values };
    case NAMES.kind: {
      const kinds = KINDS.filter((kind) => values.includes(kind));
      if (kinds.length === 0 || kinds.length < new Set(values).size) return null;
      return { judgeKind: kinds.length === 1 ? kinds[0] : 'either' };
    }
    case NAMES.file:
      return { files: values };
    case NAMES.since:
    case NAMES.until: {
      const time = values.length === 1 ? timeIn(values[0]) : null;
      if (time === null) return null;
      const isDay = !/[:T]/u.test(values[0]) && /[-/]/u.test(values[0]);
      return name === NAMES.since ? { since: time } : { until: isDay ? time + DAY_END : time };
    }
    case NAMES.model:
      return { models: values };
    default:
      return { tags: [[name, values]] };
  }
}
