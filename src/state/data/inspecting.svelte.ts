import { createSubscriber } from 'svelte/reactivity';
import { NO_EDITS } from '../../core/data-edits.ts';
import type { Failure } from '../../core/failure.ts';
import { Outcome } from '../../core/judgments.ts';
import type { JudgmentFilter, JudgmentLine, JudgmentPage } from '../../core/judgment-list.ts';
import type { DataSource } from '../../storage/records.ts';
import { failureOf } from '../work/failure.ts';
import { importing } from './importing.svelte.ts';
import { textsOf } from './judgment-texts.ts';
import type { JudgmentTexts } from './judgment-texts.ts';
import { router } from '../page/router.svelte.ts';

/** Judgments on one page of the list. */
export const PER_PAGE = 50;

export const ANY_JUDGMENT: JudgmentFilter = {
  left: null,
  right: null,
  isInOrder: false,
  question: null,
  judge: null,
  outcome: null,
  isDisagreement: false,
};

/** What the Inspect page is asked for. */
export interface InspectQuery {
  readonly filter: JudgmentFilter;
  /** The judgment that is open, by its row in the table as it was read; or null. */
  readonly row: number | null;
  /** Where the page of the list begins. */
  readonly offset: number;
}

/**
 * The address of the Inspect page, for links from anywhere: `inspectHref({ left: 'A', right: 'B',
 * outcome: 'tie' })` is #inspect?left=A&right=B&outcome=tie. Names as they are shown.
 */
export function inspectHref(
  filter: Partial<JudgmentFilter>,
  part: Partial<Omit<InspectQuery, 'filter'>> = {},
): string {
  const query = queryOf({ row: null, offset: 0, ...part, filter: { ...ANY_JUDGMENT, ...filter } });
  return query === '' ? '#inspect' : `#inspect?${query}`;
}

function queryOf({ filter, row, offset }: InspectQuery): string {
  const { left, right, question, judge, outcome } = filter;
  const asked = {
    ...{ left, right, question, judge, outcome },
    order: filter.isInOrder ? 'shown' : null,
    disagrees: filter.isDisagreement ? 'yes' : null,
    from: offset > 0 ? String(offset + 1) : null,
    row: row === null ? null : String(row),
  };
  return Object.entries(asked)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}

function readQuery(query: URLSearchParams): InspectQuery {
  const text = (name: string) => query.get(name) || null;
  const whole = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  const outcome = text('outcome');
  return {
    filter: {
      left: text('left'),
      right: text('right'),
      isInOrder: text('order') === 'shown',
      question: text('question'),
      judge: text('judge'),
      outcome: outcome !== null && isOutcome(outcome) ? outcome : null,
      isDisagreement: text('disagrees') === 'yes',
    },
    row: whole('row'),
    offset: Math.max(0, (whole('from') ?? 1) - 1),
  };
}

function isOutcome(name: string): name is keyof typeof Outcome {
  return Object.hasOwn(Outcome, name);
}

function namesIn(source: DataSource | null) {
  const { outline, edits } = source ?? { outline: null, edits: NO_EDITS };
  const renamed = new Map(edits.names);
  const excluded = new Set([...edits.excluded, ...edits.excludedJudges]);
  const namesOf = (list: readonly { readonly name: string; readonly judgments: number }[] = []) => {
    const used = list.filter(({ name, judgments }) => judgments > 0 && !excluded.has(name));
    return [...new Set(used.map(({ name }) => renamed.get(name) ?? name))];
  };
  return {
    models: namesOf(outline?.models).sort(),
    judges: (outline?.judges ?? [])
      .map(({ name }) => name)
      .filter((name) => !edits.excludedJudges.includes(name)),
  };
}

interface Asked {
  readonly source: DataSource;
  readonly query: InspectQuery;
}

/** The life of the list: while the next page is on its way, the one before is still shown. */
export type JudgmentList =
  | { readonly stage: 'loading'; readonly page: JudgmentPage | null }
  | { readonly stage: 'there'; readonly page: JudgmentPage }
  /** What was read is no longer kept, or can't be used. */
  | { readonly stage: 'gone'; readonly page: null; readonly failure: Failure };

/** Single judgments of the files shown, and their texts. */
class Inspecting {
  readonly query = $derived<InspectQuery>(readQuery(router.query));
  /** Null where there are no single judgments (the sample). */
  readonly source = $derived(importing.source);
  /** The names to choose from, as the edits leave them. */
  readonly names = $derived(namesIn(this.source));
  /** What was asked for last, and what came of it. */
  #asked: Asked | null = null;
  #list: JudgmentList = { stage: 'loading', page: null };
  #changed: () => void = () => undefined;
  readonly #subscribe = createSubscriber((update) => {
    this.#changed = update;
  });

  /** The page of the list that is asked for; it is fetched when it is looked at. */
  get list(): JudgmentList {
    this.#subscribe();
    const { source, query } = this;
    if (source === null) return { stage: 'loading', page: null };
    if (this.#asked?.source !== source) this.#list = { stage: 'loading', page: null };
    if (this.#asked?.source !== source || this.#asked.query !== query) {
      this.#asked = { source, query };
      void this.#ask(this.#asked);
    }
    return this.#list;
  }

  async #ask(asked: Asked): Promise<void> {
    const { filter, row, offset } = asked.query;
    const { page } = this.#list;
    if (page) this.#list = { stage: 'loading', page };
    try {
      const next = await importing.judgments({ filter, row, offset, limit: PER_PAGE });
      if (this.#asked === asked) this.#list = { stage: 'there', page: next };
    } catch (error) {
      const failure = failureOf(error);
      if (this.#asked === asked) this.#list = { stage: 'gone', page: null, failure };
    }
    this.#changed();
  }

  /** Asks for other judgments, from the first page on. */
  filter(part: Partial<JudgmentFilter>): void {
    const filter = { ...this.query.filter, ...part };
    router.ask(queryOf({ filter, row: null, offset: 0 }));
  }

  /** One judgment by its row. */
  async judgment(row: number): Promise<JudgmentLine | null> {
    const page = await importing.judgments({ filter: ANY_JUDGMENT, row, offset: 0, limit: 1 });
    return page.lines.find((line) => line.row === row) ?? null;
  }

  /** The row that comes before or after another in the list, or null at its ends. */
  async neighbour(row: number, step: -1 | 1): Promise<number | null> {
    const { page } = this.#list;
    if (page === null) return null;
    const at = page.lines.findIndex((line) => line.row === row);
    if (at < 0) return null;
    const near = page.lines.at(at + step);
    if (at + step >= 0 && near) return near.row;
    const offset = page.offset + at + step;
    if (offset < 0 || offset >= page.total) return null;
    const { filter } = this.query;
    const { lines } = await importing.judgments({ filter, row: null, offset, limit: 1 });
    return lines.at(0)?.row ?? null;
  }

  /** Opens a judgment of the list. */
  open(row: number): void {
    const { filter, offset } = this.query;
    router.ask(queryOf({ filter, offset, row }));
  }

  texts(line: JudgmentLine): Promise<JudgmentTexts | null> {
    return textsOf(this.source?.files ?? [], line);
  }
}

export const inspecting = new Inspecting();
