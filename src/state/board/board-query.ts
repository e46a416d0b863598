/** Columns that a reader may add to the leaderboard, in their order. */
export const EXTRA_COLUMNS = [
  'ranks',
  'judgments',
  'rate',
  'best',
  'tier',
  'price',
  'seconds',
] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** What rows can be sorted by. */
export const SORT_COLUMNS = ['rank', 'model', 'rating', 'stronger', ...EXTRA_COLUMNS] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** What is best or usual first: of the others it is what is largest. */
const ASCENDING: readonly SortColumn[] = ['rank', 'model', 'ranks', 'tier', 'price', 'seconds'];

/** What the address calls what is asked for; other names in it are others'. */
export const BOARD_NAMES = ['q', 'columns', 'sort', 'top', 'open'] as const;

/** What the address calls what a ranking is adjusted for. */
export const ADJUSTED = 'adjusted';
/** What any address calls a ranking that it carries whole (core/publish/link). */
export const CARRIED = 'r';
/** All in the address of the leaderboard that says nothing of judgments. */
export const BOARD_OWN: readonly string[] = [...BOARD_NAMES, ADJUSTED, CARRIED];

/** What the leaderboard is asked for. */
export interface BoardQuery {
  /** Models whose names have these words; '' for all. */
  readonly found: string;
  /** Each once, in their order. */
  readonly columns: readonly ExtraColumn[];
  readonly sort: { readonly by: SortColumn; readonly isDescending: boolean };
  /** So many rows at the most; null for all. */
  readonly first: number | null;
  /** The model whose details are open, by its name in the data; or null. */
  readonly open: string | null;
}

export const WHOLE_BOARD: BoardQuery = {
  found: '',
  columns: [],
  sort: { by: 'rank', isDescending: false },
  first: null,
  open: null,
};

/** How a column is sorted at first. */
export function firstDirection(by: SortColumn): boolean {
  return !ASCENDING.includes(by);
}

/**
 * The query of #leaderboard?q=gpt&columns=judgments,tier&sort=-rating&top=10: a minus turns the
 * column's usual direction round. What is as usual is left out.
 * @param others the query as it stands: what is not of these stays in it
 */
export function writeBoardQuery(
  { found, columns, sort, first, open }: BoardQuery,
  others: URLSearchParams = new URLSearchParams(),
): string {
  const isUsual = sort.isDescending === firstDirection(sort.by);
  const asked: Readonly<Record<(typeof BOARD_NAMES)[number], string>> = {
    q: found,
    columns: columns.join(','),
    sort: sort.by === 'rank' && isUsual ? '' : `${isUsual ? '' : '-'}${sort.by}`,
    top: first === null ? '' : String(first),
    open: open ?? '',
  };
  const query = new URLSearchParams(others);
  for (const [name, value] of Object.entries(asked)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  return query.toString().replaceAll('%2C', ',');
}

/** The way back; what it can't read is asked for by nobody. */
export function readBoardQuery(query: URLSearchParams): BoardQuery {
  const wanted = (query.get('columns') ?? '').split(',');
  const [, minus, name] = /^(-?)(.*)$/su.exec(query.get('sort') ?? '') ?? [];
  const by = SORT_COLUMNS.find((column) => column === name);
  const top = query.get('top') ?? '';
  return {
    found: query.get('q') ?? '',
    columns: EXTRA_COLUMNS.filter((column) => wanted.includes(column)),
    sort:
      by === undefined
        ? WHOLE_BOARD.sort
        : { by, isDescending: firstDirection(by) !== (minus === '-') },
    first: /^[1-9]\d{0,5}$/.test(top) ? Number(top) : null,
    open: query.get('open') || null,
  };
}
