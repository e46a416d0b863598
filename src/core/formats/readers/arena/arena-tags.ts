import { CATEGORY } from '../../../table/tagged/tags.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { parseValue } from '../../containers/json/json-record.ts';
import type { TagSource } from '../../record/format.ts';

/** Of the seven criteria of a hard prompt, those that one must meet (Arena-Hard, Li et al. 2024). */
const MIN_CRITERIA = 6;

/** The flags of `category_tag`, by their names, and the categories of the leaderboard that they make. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['creative_writing', 'creative writing'],
  ['if', 'instruction following'],
  ['math', 'math'],
]);
const CODING = 'coding';
const HARD = 'hard prompts';

/**
 * The categories of a battle, of which it may have several: flags of its `category_tag`, whose
 * parts are called after the classifier and its version (`math_v0.1: {math: true}`), and `is_code`.
 */
export const arenaTags: TagSource = { fields: ['category_tag', 'is_code'], of: tagsOf };

function tagsOf(row: Row): readonly (readonly [name: string, value: string])[] {
  const given = row.get('category_tag');
  const parts = typeof given === 'string' && given.startsWith('{') ? parseValue(given) : given;
  const found = isObject(parts) ? Object.entries(parts).flatMap(categoriesIn) : [];
  if (isTrue(row.get('is_code'))) found.push(CODING);
  return found.map((category) => [CATEGORY, category] as const);
}

function categoriesIn([classifier, part]: [string, unknown]): string[] {
  if (!isObject(part)) return [];
  if (classifier.startsWith('criteria')) {
    return Object.values(part).filter(isTrue).length >= MIN_CRITERIA ? [HARD] : [];
  }
  return [...FLAGS].flatMap(([flag, category]) => (isTrue(part[flag]) ? [category] : []));
}

/** In a table flags are words. */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true');
}
