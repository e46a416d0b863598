import { timeIn } from '../names/time-value.ts';
import type { Where } from '../table/where.ts';

/** One thing that is asked of judgments: that they have one of some values of a name. */
export interface Condition {
  /** One of `NAMES`, or a tag as `nameOfTag` calls it. */
  readonly name: string;
  readonly values: readonly string[];
  /** That they have none of them. */
  readonly isNot?: true;
}

/** What judgments can be told apart by besides their tags, as addresses and options call it. */
export const NAMES = {
  judge: 'judge',
  kind: 'kind',
  file: 'file',
  since: 'since',
  until: 'until',
  model: 'model',
} as const;

/** What stands before the name of a tag where the name alone would mean something else. */
export const TAG_PREFIX = 'tag.';

/** What conditions call a tag: by its name, but where that is one of `NAMES` or begins as prefixed. */
export function nameOfTag(tag: string): string {
  const isTaken = isOwnName(tag) || tag.startsWith(TAG_PREFIX);
  return isTaken ? `${TAG_PREFIX}${tag}` : tag;
}

/** The tag that a condition is about; null where it is about one of `NAMES`. */
export function tagNamed(name: string): string | null {
  if (name.startsWith(TAG_PREFIX)) return name.slice(TAG_PREFIX.length);
  return isOwnName(name) ? null : name;
}

function isOwnName(name: string): boolean {
  return Object.values<string>(NAMES).includes(name);
}

export const KINDS = ['people', 'models'] as const;

/** The last millisecond of a day, from its first. */
const DAY_END = 86_399_999;

/** That a judge of this name has judged; `human` stands for all people, where none is called so. */
export function judgedBy(judge: string): Condition {
  return { name: NAMES.judge, values: [judge] };
}

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
