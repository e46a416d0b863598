import { reportJson } from '../core/publish/report/report-json.ts';
import { reportFile } from '../core/publish/report/report-file.ts';
import type { ReportFacts } from '../core/publish/report/report.ts';
import { shownName } from '../core/names/shown-name.ts';
import { tableOf } from '../core/table/table-bytes.ts';
import type { JudgmentTable } from '../core/table/judgments.ts';
import { checkSection } from './checks.ts';
import { judgmentSection, judgmentsText } from './judgments.ts';
import { headlineMarkup, leaderboardSection, tierSection } from './leaderboard.ts';
import { lookOf } from './look.ts';
import type { Look } from './look.ts';
import { htmlOf, make } from './markup.ts';
import type { MarkupElement } from './markup.ts';
import { settingSection } from './settings.ts';
import { judgeSection, priceSection, questionSection, sliceSection } from './tables.ts';

/** The whole report in one language, as it is read and printed without any script. */
export function reportMarkup(look: Look, judged: JudgmentTable | null): MarkupElement {
  const parts = reportParts(look, judged).flatMap((part) => part());
  return make('main', { id: 'report', lang: look.language }, ...parts);
}

/** Its parts in order, each made when it is asked for: all at once would hold a page that turns. */
export function reportParts(
  look: Look,
  judged: JudgmentTable | null,
): readonly (() => readonly MarkupElement[])[] {
  const hasTiers = look.facts.summary.rows.length > 1;
  return [
    () => [headOf(look)],
    () => (hasTiers ? [tierSection(look)] : []),
    () => [leaderboardSection(look)],
    () => priceSection(look),
    () => [checkSection(look)],
    () => judgeSection(look),
    () => questionSection(look),
    () => sliceSection(look),
    () => [judgmentSection(look, judged)],
    () => [settingSection(look)],
  ];
}

function headOf(look: Look): MarkupElement {
  const { facts, words, write } = look;
  const { report: say } = words;
  const title = shownName(facts.name);
  const date = `${new Date(facts.madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const about = say.about(write.whole(facts.faces.length), judgmentsText(look));
  return make(
    'header',
    { id: 'head' },
    make('p', { class: 'muted' }, make('bdi', {}, title)),
    make('h1', {}, ...headlineMarkup(facts.summary, look)),
    make('p', { class: 'muted' }, about, ' · ', say.made(date, facts.version)),
  );
}

/** What a file carries besides its facts. */
export interface Carried {
  /** A JudgmentTable (core/table/table-bytes.ts); null where only counts are known. */
  readonly judgments: Uint8Array<ArrayBuffer> | null;
  /** A project file; null where none is carried. */
  readonly project: Uint8Array | null;
}

/**
 * A report as one file that asks nobody for anything.
 * @param page with places for what is said, as .setup/report-page.ts builds it
 */
export function reportHtml(page: string, facts: ReportFacts, carried: Carried): string {
  const look = lookOf(facts, facts.language);
  const { judgments } = carried;
  const body = reportMarkup(look, judgments && tableOf(judgments.slice().buffer));
  return reportFile(page, {
    language: facts.language,
    title: htmlOf(`${shownName(facts.name)} – Caravan`),
    body: htmlOf(body),
    facts: reportJson(facts),
    ...carried,
  });
}
