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

/** That a judge of this name has judged; `human` stands for all people, where none is called so. */
export function judgedBy(judge: string): Condition {
  return { name: NAMES.judge, values: [judge] };
}
