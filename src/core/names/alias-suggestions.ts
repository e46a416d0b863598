import { foldedName, invisibleSigns, visiblePart } from './shown-name.ts';

/** In what the names of one group differ. */
export type NameDifference = 'invisible' | 'case' | 'width' | 'separator' | 'maker' | 'date';

/** Names that may stand for one model. */
export interface AliasSuggestion {
  /** At least two, in the order given. */
  readonly names: readonly string[];
  /** The one with most judgments, of those without signs that can’t be seen where there are some. */
  readonly best: string;
  readonly differences: readonly NameDifference[];
}

interface NamedModel {
  readonly name: string;
  readonly judgments: number;
}

/** A name in parts, each as it is compared. */
interface NameParts {
  readonly name: string;
  /** Before the last slash, '' where there is none. */
  readonly maker: string;
  readonly core: string;
  readonly date: string;
}

/** A date behind a colon, an at sign or a dash, as in model:20230713 and model-2024-08-06. */
const DATE = /[:@-]((?:19|20)\d\d[-.]?(?:0[1-9]|1[0-2])[-.]?(?:0[1-9]|[12]\d|3[01]))$/;

/**
 * Groups of names that are the same but for signs that can't be seen, case, full-width characters, spaces and dashes, the
 * maker before a slash, or a date at the end. Names of different makers are different models;
 * a name without a maker joins a group only where it can't belong to two.
 */
export function aliasSuggestions(models: readonly NamedModel[]): AliasSuggestion[] {
  const byCore = new Map<string, NameParts[]>();
  for (const { name } of models) {
    const parts = partsOf(name);
    if (parts.core === '') continue;
    const group = byCore.get(parts.core);
    if (group === undefined) byCore.set(parts.core, [parts]);
    else group.push(parts);
  }
  const judgments = new Map(models.map((model) => [model.name, model.judgments]));
  return [...byCore.values()]
    .flatMap(byMaker)
    .filter((group) => group.length > 1)
    .map((group) => ({
      names: group.map(({ name }) => name),
      best: bestOf(group, judgments),
      differences: differencesOf(group),
    }));
}

function bestOf(group: readonly NameParts[], judgments: ReadonlyMap<string, number>): string {
  const plain = group.filter(({ name }) => invisibleSigns(name) === '');
  return (plain.length > 0 ? plain : group).reduce((a, b) =>
    (judgments.get(b.name) ?? 0) > (judgments.get(a.name) ?? 0) ? b : a,
  ).name;
}

function partsOf(name: string): NameParts {
  const plain = foldedName(name);
  const slash = plain.lastIndexOf('/');
  const own = plain.slice(slash + 1);
  const date = DATE.exec(own);
  return {
    name,
    maker: slash < 0 ? '' : plain.slice(0, slash),
    core: withDashes(own.slice(0, date?.index ?? own.length)),
    date: date?.[1] ?? '',
  };
}

function withDashes(name: string): string {
  return name.replace(/[\s_-]+/g, '-');
}

function byMaker(group: readonly NameParts[]): (readonly NameParts[])[] {
  const makers = new Map<string, NameParts[]>([['', []]]);
  for (const parts of group) {
    const own = makers.get(parts.maker);
    if (own === undefined) makers.set(parts.maker, [parts]);
    else own.push(parts);
  }
  return makers.size < 3 ? [group] : [...makers.values()];
}

function differencesOf(group: readonly NameParts[]): NameDifference[] {
  const kinds = (of: (parts: NameParts) => string): number => new Set(group.map(of)).size;
  /** The name without maker and date, in the case it is written in. */
  const written = ({ name, maker, date }: NameParts): string => {
    const plain = visiblePart(name);
    return plain.slice(
      maker === '' ? 0 : plain.lastIndexOf('/') + 1,
      date === '' ? undefined : -1 - date.length,
    );
  };
  const joined = (parts: NameParts): string => withDashes(written(parts));
  const small = (parts: NameParts): string => written(parts).toLowerCase();
  const found: readonly (readonly [NameDifference, boolean])[] = [
    ['invisible', kinds(({ name }) => invisibleSigns(name)) > 1],
    ['case', kinds(joined) > 1],
    ['width', kinds(({ name }) => String(name.normalize('NFKC') === name)) > 1],
    ['separator', kinds(small) > 1],
    ['maker', kinds(({ maker }) => maker) > 1],
    ['date', kinds(({ date }) => date) > 1],
  ];
  return found.filter(([, isFound]) => isFound).map(([difference]) => difference);
}
