import { captionFacts, rankingTable } from '../../core/publish/table.ts';
import type { RankingTable, TableColumnId } from '../../core/publish/table.ts';
import type { BoardFacts } from '../../core/publish/extra-value.ts';
import { shownName, wholeName } from '../../core/names/shown-name.ts';
import { recordsOf } from '../../core/table/counts.ts';
import { convergenceVerdict } from '../../core/checks/verdict.ts';
import type { VerdictState } from '../../core/checks/verdict.ts';
import { session } from '../../state/fit/session.svelte.ts';
import { whyNoQuestionsShown } from '../../state/fit/over-these.ts';
import type { ShownFit } from '../../state/fit/fit-life.ts';
import { board } from '../../state/board/board.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';
import { openProject } from '../../state/project/open-project.svelte.ts';
import { publishing } from '../../state/publish/publishing.svelte.ts';
import type { Format, PublishSettings } from '../../state/publish/publishing.svelte.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { unusualText } from '../../ui/text/settings-text.ts';
import type { NumberWriter, StrengthScale } from '../../ui/text/numbers.ts';
import type { Language } from '../../words/language.ts';
import { printWords } from '../../words/publish/dialog.ts';
import { publishedTableWords } from '../../words/publish/table.ts';
import { loadVocabulary } from '../../words/vocabulary.ts';
import type { Words } from '../../words/en/frame.ts';

/** All that a product is made of, as it stood when it was asked for. */
export interface PublishRequest {
  readonly settings: PublishSettings;
  readonly format: Format;
  readonly language: Language;
  readonly project: string;
  readonly data: NonNullable<typeof session.data>;
  readonly summary: NonNullable<typeof session.summary>;
  readonly fit: ShownFit;
  readonly faces: typeof session.faces;
  readonly sampler: typeof session.sampler;
  readonly model: typeof session.model;
  readonly fitted: typeof session.fitted;
  readonly prices: typeof board.prices;
  readonly strengths: StrengthScale;
  /** Whether ± is over questions like these although nothing says so, as each was judged once. */
  readonly isAlikeAnyway: boolean;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** What is on screen, to be published; null where there is no ranking. */
export function requestNow(day: string): PublishRequest | null {
  const { summary, data, fit, faces, model, fitted, sampler } = session;
  if (!summary || !data) return null;
  const { settings, format } = publishing;
  return {
    ...{ settings, format, summary, data, fit, faces, model, fitted, sampler, day },
    language: settings.language ?? preferences.language,
    project: openProject.id,
    prices: board.prices,
    strengths: { scale: preferences.scale, showLogOdds: preferences.showLogOdds },
    isAlikeAnyway: summary.questions === undefined && whyNoQuestionsShown()?.why === 'once',
  };
}

/** So many models are printed at most where nobody has chosen; rankings of more print fewer. */
const [MAX_WHOLE, USUAL_FIRST] = [60, 20];

/** How many models are printed. */
export function printedCount(first: PublishSettings['first'], all: number): number {
  if (first === null) return all > MAX_WHOLE ? USUAL_FIRST : all;
  return first === 'all' ? all : Math.min(first, all);
}

/** A ranking in the words and numbers that it is printed in. */
export interface Printed {
  readonly words: Words;
  readonly print: ReturnType<typeof printWords>;
  readonly write: NumberWriter;
  /** Printed names among them. */
  readonly facts: BoardFacts;
  readonly count: number;
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly state: VerdictState;
  /** Over what ± is, how many judgments, whether it converged; and the model, where it is unusual. */
  readonly caption: string;
  /** Without the model. */
  readonly about: string;
  readonly tableOf: (columns: readonly TableColumnId[]) => RankingTable;
}

export async function printedOf(request: PublishRequest): Promise<Printed> {
  const { settings, language, summary, data, fitted, faces, prices, strengths } = request;
  const { words } = await loadVocabulary(language);
  const print = printWords(language);
  const write = numberWriter(words.locale, strengths);
  const { models } = data.counts;
  const names = models.map((id, m) => {
    const own = settings.names.get(id);
    return own === undefined ? faces[m].name : shownName(own);
  });
  const facts = { summary, records: recordsOf(data.counts), prices, names };
  const count = printedCount(settings.first, models.length);
  const first = count < models.length ? count : null;
  const scale = strengths.showLogOdds ? null : strengths.scale;
  const tableWords = publishedTableWords(language);
  const { isAlike, by, state } = captionFacts(summary);
  const over = { isAlike: isAlike || request.isAlikeAnyway, by, state };
  const said = {
    ...tableWords,
    caption: (facts: Parameters<typeof tableWords.caption>[0]) =>
      tableWords.caption({ ...facts, ...over }),
  };
  const choice = { columns: [], first, scale, settings: null };
  const model = unusualText({ model: fitted, counts: data.counts, summary }, words);
  const tableOf = (columns: readonly TableColumnId[]) =>
    rankingTable(facts, { ...choice, columns, settings: model }, said, write);
  const title = wholeName(settings.title ?? data.name);
  return {
    ...{ words, print, write, facts, count, title, tableOf },
    subtitle: wholeName(settings.subtitle),
    source: wholeName(settings.source ?? print.source(data.name)),
    state: convergenceVerdict(summary).state,
    caption: tableOf([]).caption,
    about: rankingTable(facts, choice, said, write).caption,
  };
}
