import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { Failure } from '../../core/failure.ts';
import { styleOf } from '../../core/overview/finding.ts';
import { ANY_JUDGMENT } from '../../core/overview/judgment-list.ts';
import type { JudgmentFilter, JudgmentLine } from '../../core/overview/judgment-list.ts';
import type { FilterChoices } from '../../core/overview/judgment-book.ts';
import type { QuestionView } from '../../core/overview/question-view.ts';
import { run } from '../../jobs.ts';
import type { DataSource } from '../../storage/records.ts';
import { CHUNK, ListedLines } from './listed-lines.svelte.ts';
import { QuestionTexts } from './question-texts.svelte.ts';
import { textSearch } from './text-search.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { inspected, readJudgments } from '../data/contents.ts';
import { importing } from '../data/importing.svelte.ts';
import { queryOf } from './inspect-query.ts';
import { readQuery } from './read-query.ts';
import type { InspectQuery } from './inspect-query.ts';
import { questionViewTexts, textsOf } from './judgment-texts.ts';
import type { JudgmentTexts, QuestionViewTexts } from './judgment-texts.ts';
import { keeping } from '../data/keeping.svelte.ts';

interface Asked {
  readonly source: DataSource;
  readonly filter: JudgmentFilter;
  /** What of the texts is there to be searched; it is not looked at without a text. */
  readonly texts: typeof textSearch.taken;
  /** A row to be found in the list, or a place of it. */
  readonly row: number | null;
  readonly from: number;
  /** How often texts came or went: a finding about them is another then. */
  readonly kept: number | null;
}

/** The life of the list: while the next is on its way, the one before is still shown. */
export type JudgmentList =
  | { readonly stage: 'loading'; readonly lines: ListedLines | null }
  | { readonly stage: 'there'; readonly lines: ListedLines }
  /** What was read is no longer kept, or can't be used. */
  | { readonly stage: 'gone'; readonly lines: null; readonly failure: Failure };

/** The judgment that is open, and where it stands in the list; null where it is not in it. */
export interface OpenedJudgment {
  readonly row: number;
  readonly line: JudgmentLine | null;
  readonly place: number | null;
  readonly total: number;
}

/** Single judgments of the files shown, and their texts. */
class Inspecting {
  readonly query = $derived<InspectQuery>(readQuery(router.query));
  /** Null where there are no single judgments (the sample). */
  readonly source = $derived(importing.source);
  /** The models to choose from, as the edits leave them. */
  readonly models = $derived(modelsIn(this.source));
  readonly questions = $derived(this.#questionsOf(this.source, keeping.changes));
  readonly #choices = new NewestAnswer<DataSource, FilterChoices>(readChoices, Object.is);
  readonly #lists = new NewestAnswer<Asked, ListedLines>(newestOnly(readList), isSameList);
  readonly #opened = new NewestAnswer<Asked, OpenedJudgment>(
    newestOnly(readOpened),
    (a, b) => isSameList(a, b) && a.row === b.row,
  );

  /** What can be asked for by conditions, once it is known. */
  readonly choices = $derived.by(() => {
    const { source } = this;
    const answer = source && this.#choices.look(source);
    return answer && answer.question === source && !answer.failure ? answer.value : NO_CHOICES;
  });

  /** The list that is asked for; it is fetched when it is looked at. */
  readonly list = $derived.by<JudgmentList>(() => {
    const asked = this.#asked;
    if (asked === null) return { stage: 'loading', lines: null };
    const answer = this.#lists.look(asked);
    // The same files under other edits are shown as they were until they are there.
    if (answer?.question.source.id !== asked.source.id) return { stage: 'loading', lines: null };
    const isNow = isSameList(answer.question, asked);
    if (answer.failure) {
      if (isNow) return { stage: 'gone', lines: null, failure: answer.failure };
      return { stage: 'loading', lines: null };
    }
    return { stage: isNow ? 'there' : 'loading', lines: answer.value };
  });

  /** The judgment that the address names; while it is on its way, the one stepped from, or null. */
  readonly opened = $derived.by<OpenedJudgment | null>(() => {
    const asked = this.#asked;
    if (asked?.row === null || asked === null) return null;
    const answer = this.#opened.look(asked);
    if (answer?.question.source.id !== asked.source.id || answer.failure) return null;
    return answer.value;
  });

  get #asked(): Asked | null {
    const { source, query } = this;
    if (source === null) return null;
    const { filter, row, offset: from } = query;
    return { source, filter, row, from, ...textsBehind(source, filter) };
  }

  #questionsOf(source: DataSource | null, _changes: number): QuestionTexts {
    return new QuestionTexts(source?.files ?? []);
  }

  /** Asks for other judgments, from the first on. */
  filter(part: Partial<JudgmentFilter>): void {
    const filter = { ...this.query.filter, ...part };
    const { isQuestion } = this.query;
    router.ask(queryOf({ filter, row: null, isQuestion, offset: 0 }));
  }

  /** Notes in the address which place of the list is at its top. */
  keepPlace(offset: number): void {
    const { query } = this;
    if (query.row === null) router.ask(queryOf({ ...query, offset }));
  }

  /** One judgment by its row. */
  judgment(row: number): Promise<JudgmentLine | null> {
    return readJudgment(row);
  }

  /** The row that comes before or after the open one in the list, or null at its ends. */
  async neighbour(step: -1 | 1): Promise<number | null> {
    const { opened } = this;
    if (opened === null || opened.place === null) return null;
    const offset = opened.place + step;
    if (offset < 0 || offset >= opened.total) return null;
    const { filter } = this.query;
    const page = await readJudgments({ filter, row: null, offset, limit: 1 }, textSearch.taken);
    return page.lines.at(0)?.row ?? null;
  }

  /** Opens a judgment of the list. */
  open(row: number): void {
    router.ask(queryOf({ ...this.query, row }));
  }

  /** Leaves the open judgment, which is not to be taken for the next one that is opened. */
  close(): void {
    this.#opened.forget();
  }

  /** A question with all its answers; null where the files do not know it. */
  async question(id: string): Promise<QuestionView | null> {
    const { source } = this;
    if (source === null) return null;
    const starts = source.files.map(({ firstRow }) => firstRow);
    return run('question', { about: await inspected(source), id, starts });
  }

  questionTexts(view: QuestionView): Promise<QuestionViewTexts> {
    return questionViewTexts(this.source?.files ?? [], view);
  }

  /** What was said of the same two answers, in either order; nothing without a question. */
  async ofPair({ left, right, question }: JudgmentLine): Promise<readonly JudgmentLine[]> {
    if (question === null) return [];
    const filter = { ...ANY_JUDGMENT, left, right, question };
    const query = { filter, row: null, offset: 0, limit: MAX_OF_PAIR };
    return (await readJudgments(query)).lines;
  }

  texts(line: JudgmentLine): Promise<JudgmentTexts | null> {
    return textsOf(this.source?.files ?? [], line);
  }
}

const NO_CHOICES: FilterChoices = { facets: [], dates: null };

/** Verdicts about one pair that are shown beside one another. */
const MAX_OF_PAIR = 100;

export const inspecting = new Inspecting();

/** Stands for the texts that are stored of a source now. */
function searchKey({ id }: DataSource): string {
  return `${id} ${String(keeping.changes)}`;
}

/** The texts that are searched, and how often texts have changed where a finding hangs on them. */
function textsBehind(
  source: DataSource,
  { text, finding }: JudgmentFilter,
): Pick<Asked, 'texts' | 'kept'> {
  const isReady = text !== null && textSearch.taken?.key === searchKey(source);
  const isStyled = finding !== null && styleOf(finding.what) !== null;
  return {
    texts: isReady ? textSearch.taken : null,
    kept: isStyled ? keeping.changes : null,
  };
}

function isSameList(a: Asked, b: Asked): boolean {
  return (
    a.source === b.source &&
    a.kept === b.kept &&
    a.texts?.key === b.texts?.key &&
    a.texts?.part === b.texts?.part &&
    JSON.stringify(a.filter) === JSON.stringify(b.filter)
  );
}

async function readChoices(source: DataSource): Promise<FilterChoices> {
  return run('filterChoices', { about: await inspected(source) });
}

async function readList({ source, filter, from }: Asked): Promise<ListedLines> {
  const read = (offset: number, limit: number) => readRows(source, filter, { offset, limit });
  const offset = from - (from % CHUNK);
  const page = await read(offset, CHUNK);
  // An address may lead to a place that the list no longer has.
  const isBeyond = page.lines.length === 0 && offset > 0;
  return new ListedLines(isBeyond ? await read(0, CHUNK) : page, read);
}

async function readOpened({ source, filter, row }: Asked): Promise<OpenedJudgment> {
  const asked = row ?? -1;
  const page = await readRows(source, filter, { offset: 0, limit: 1, row: asked });
  const found = page.lines.find((line) => line.row === asked);
  const line = found ?? (await readJudgment(asked));
  return { row: asked, line, place: found ? page.offset : null, total: page.total };
}

async function readJudgment(row: number): Promise<JudgmentLine | null> {
  const page = await readJudgments({ filter: ANY_JUDGMENT, row, offset: 0, limit: 1 });
  return page.lines.find((line) => line.row === row) ?? null;
}

/** Some rows of a list; where it is searched for a text, the texts are got ready first. */
async function readRows(
  source: DataSource,
  filter: JudgmentFilter,
  { row = null, ...place }: { offset: number; limit: number; row?: number | null },
) {
  if (filter.text !== null) {
    textSearch.prepare(searchKey(source), source, await inspected(source));
  }
  const page = await readJudgments({ filter, row, ...place }, textSearch.taken);
  if (!page.isSearched && textSearch.life.stage === 'ready') textSearch.forget();
  return page;
}

/** As `Inspecting.models`. */
function modelsIn(source: DataSource | null): readonly string[] {
  const { outline, edits } = source ?? { outline: null, edits: NO_EDITS };
  const renamed = new Map(edits.names);
  const used = (outline?.models ?? []).filter(
    ({ name, judgments }) => judgments > 0 && !edits.excluded.includes(name),
  );
  return [...new Set(used.map(({ name }) => renamed.get(name) ?? name))].sort();
}
