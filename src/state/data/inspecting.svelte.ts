import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { Failure } from '../../core/failure.ts';
import type {
  JudgmentFilter,
  JudgmentLine,
  JudgmentPage,
} from '../../core/overview/judgment-list.ts';
import type { DataSource } from '../../storage/records.ts';
import { router } from '../page/router.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { readJudgments } from './contents.ts';
import { importing } from './importing.svelte.ts';
import { ANY_JUDGMENT, queryOf, readQuery } from './inspect-query.ts';
import type { InspectQuery } from './inspect-query.ts';
import { textsOf } from './judgment-texts.ts';
import type { JudgmentTexts } from './judgment-texts.ts';

/** Judgments on one page of the list. */
export const PER_PAGE = 50;

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
  readonly #pages = new NewestAnswer<Asked, JudgmentPage>(
    newestOnly(({ query: { filter, row, offset } }) =>
      readJudgments({ filter, row, offset, limit: PER_PAGE }),
    ),
    (a, b) => a.source === b.source && a.query === b.query,
  );

  /** The page of the list that is asked for; it is fetched when it is looked at. */
  readonly list = $derived.by<JudgmentList>(() => {
    const { source, query } = this;
    if (source === null) return { stage: 'loading', page: null };
    const answer = this.#pages.look({ source, query });
    // The same files under other edits are shown as they were until they are there.
    if (answer?.question.source.id !== source.id) return { stage: 'loading', page: null };
    const isNow = answer.question.query === query && answer.question.source === source;
    if (answer.failure) {
      if (isNow) return { stage: 'gone', page: null, failure: answer.failure };
      return { stage: 'loading', page: null };
    }
    return { stage: isNow ? 'there' : 'loading', page: answer.value };
  });

  /** Asks for other judgments, from the first page on. */
  filter(part: Partial<JudgmentFilter>): void {
    const filter = { ...this.query.filter, ...part };
    router.ask(queryOf({ filter, row: null, offset: 0 }));
  }

  /** One judgment by its row. */
  async judgment(row: number): Promise<JudgmentLine | null> {
    const page = await readJudgments({ filter: ANY_JUDGMENT, row, offset: 0, limit: 1 });
    return page.lines.find((line) => line.row === row) ?? null;
  }

  /** The row that comes before or after another in the list, or null at its ends. */
  async neighbour(row: number, step: -1 | 1): Promise<number | null> {
    const { page } = this.list;
    if (page === null) return null;
    const at = page.lines.findIndex((line) => line.row === row);
    if (at < 0) return null;
    const near = page.lines.at(at + step);
    if (at + step >= 0 && near) return near.row;
    const offset = page.offset + at + step;
    if (offset < 0 || offset >= page.total) return null;
    const { filter } = this.query;
    const { lines } = await readJudgments({ filter, row: null, offset, limit: 1 });
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

/** The names to choose from, as the edits leave them. */
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
