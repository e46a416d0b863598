import { NAMES, TAG_PREFIX, nameOfTag, tagNamed } from '../core/overview/conditions.ts';
import type { Condition } from '../core/overview/conditions.ts';
import type { Facet } from '../core/overview/facets.ts';
import { filterTable } from '../core/overview/filter-table.ts';
import type { FilteredTable } from '../core/overview/filter-table.ts';
import type { FilesRead } from '../core/formats/file/report.ts';
import type { DataEdits } from '../core/table/data-edits.ts';
import { HUMAN } from '../core/table/where.ts';
import { isPerson } from '../core/names/people.ts';
import { ArgumentError } from './argument-error.ts';
import { splitAt, unescaped } from './mapping/map-syntax.ts';

export const WHERE_HELP = `only judgments of these, as category=coding,judge=human; may be
                      repeated, and all must hold. Names are judge (human: all people), kind
                      (people, models), file, since and until (2024-05-31), model, and every
                      tag of the files, such as category or language (tag.model where a tag
                      is called like one of these). VALUE|VALUE for any of several,
                      NAME!=VALUE for none of them. Before a comma, | or \\ in a value stands
                      a \\`;

/**
 * Reads `--where category=coding|maths,judge=human`.
 * @throws ArgumentError
 */
export function conditionsOf(texts: readonly string[]): readonly Condition[] {
  return texts
    .flatMap((text) => splitAt(',', text))
    .map((part): Condition => {
      const at = part.indexOf('=');
      const isNot = part[at - 1] === '!';
      const name = unescaped(part.slice(0, Math.max(isNot ? at - 1 : at, 0)).trim());
      const values = splitAt('|', part.slice(at + 1))
        .map((value) => unescaped(value.trim()))
        .filter((value) => value !== '');
      if (name === '' || values.length === 0)
        throw new ArgumentError(`--where ${part} is no condition; write NAME=VALUE.`);
      return { name, values, ...(isNot && { isNot }) };
    });
}

/**
 * The judgments that are asked for.
 * @throws ArgumentError where a name or a value is none that the files know
 */
export function judgmentsWhere(
  read: FilesRead,
  edits: DataEdits,
  asked: readonly Condition[],
): FilteredTable {
  const { facets, table: whole } = filterTable(read, edits, []);
  const known = asked.map((condition) => spelledAs(facets, condition));
  const found = filterTable(read, edits, known);
  for (const condition of known) {
    if (!found.conditions.includes(condition)) refuse(condition, facets);
    checkValues(condition, facets, whole.models);
  }
  return found;
}

/** What `--json` says of it: which judgments are meant, and how many of all these are. */
export function whereFacts(conditions: readonly Condition[], judgments: number, of: number) {
  return {
    conditions: conditions.map(({ name, values, isNot = false }) => ({ name, values, not: isNot })),
    judgments,
    of,
    share: of === 0 ? 0 : judgments / of,
  };
}

/** The same as a sentence. */
export function whereText({ judgments, of, share }: ReturnType<typeof whereFacts>): string {
  const [part, whole] = [judgments, of].map((n) => n.toLocaleString('en'));
  return `Rests on ${part} of ${whole} judgments (${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%).`;
}

/**
 * With the name as filters have it, in the letters of the files, which may be larger or smaller.
 * Whoever writes tag. means a tag, whether or not its name could be taken for something else.
 */
function spelledAs(facets: readonly Facet[], condition: Condition): Condition {
  const isPrefixed = condition.name.startsWith(TAG_PREFIX);
  const given = isPrefixed ? nameOfTag(condition.name.slice(TAG_PREFIX.length)) : condition.name;
  const tags = facets.map((facet) => facet.name).filter((own) => tagNamed(own) !== null);
  const names = isPrefixed
    ? tags
    : [...tags.filter((own) => !own.startsWith(TAG_PREFIX)), ...Object.values(NAMES)];
  const plain = (name: string) => (tagNamed(name) ?? name).toLowerCase();
  const name =
    names.find((own) => own === given) ?? names.find((own) => plain(own) === plain(given));
  return name === undefined ? condition : { ...condition, name };
}

/** Values that a message lists; of more it says how many there are. */
const LISTED = 20;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, LISTED).join(', ');
  const more = values.length - LISTED;
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}

/** @throws ArgumentError */
function refuse({ name, values }: Condition, facets: readonly Facet[]): never {
  if (name === NAMES.since || name === NAMES.until)
    throw new ArgumentError(`--where ${name}=${values.join('|')} is no date; write 2024-05-31.`);
  if (name === NAMES.kind)
    throw new ArgumentError(`--where kind=${values.join('|')} is neither people nor models.`);
  const tags = facets.map((facet) => facet.name).filter((own) => tagNamed(own) !== null);
  throw new ArgumentError(
    `--where ${name}: the files have no such tag; they have ${
      tags.length === 0 ? 'none' : listed(tags)
    }. Others: ${Object.values(NAMES).join(', ')}.`,
  );
}

/** @throws ArgumentError where no judgment has one of the values */
function checkValues(
  { name, values }: Condition,
  facets: readonly Facet[],
  models: readonly string[],
): void {
  const own = facets.find((facet) => facet.name === name)?.values.map(({ value }) => value) ?? [];
  if (name === NAMES.since || name === NAMES.until || name === NAMES.kind) return;
  const all = name === NAMES.model ? models : own;
  const isKnown = (value: string) =>
    all.includes(value) || (name === NAMES.judge && value === HUMAN && all.some(isPerson));
  const absent = values.filter((value) => !isKnown(value));
  if (absent.length === 0) return;
  const rest = all.length === 0 ? 'The files name none.' : `There are: ${listed(all)}.`;
  throw new ArgumentError(`--where ${name}=${absent.join('|')}: no judgment has this. ${rest}`);
}
