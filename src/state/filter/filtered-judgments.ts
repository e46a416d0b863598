import { NAMES } from '../../core/overview/conditions.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import type { JudgmentFilter } from '../../core/overview/judgment-list.ts';
import { HUMAN } from '../../core/table/where.ts';

/** Conditions as far as Inspect can ask for them: tags, and one judge by name. */
export function filteredJudgments(conditions: readonly Condition[]): Partial<JudgmentFilter> {
  const others: readonly string[] = Object.values(NAMES);
  const tags = conditions.filter(({ name }) => !others.includes(name));
  const judges = conditions.find(({ name }) => name === NAMES.judge)?.values ?? [];
  // That may stand for all people.
  const judge = judges.length === 1 && judges[0] !== HUMAN ? judges[0] : null;
  return {
    ...(tags.length > 0 && { tags: tags.map(({ name, values }) => [name, values] as const) }),
    ...(judge !== null && { judge }),
  };
}
