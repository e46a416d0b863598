import { timeIn } from '../names/time-value.ts';
import type { Where } from '../table/where.ts';
import { NAMES, tagNamed } from './conditions.ts';
import type { Condition } from './conditions.ts';

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
      return { tags: [[tagNamed(name) ?? name, values]] };
  }
}
