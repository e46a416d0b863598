import { CaravanError } from '../../core/failure.ts';
import type { StyleReport } from '../../core/judge-report/style-habits.ts';
import { pricedRanking } from '../../core/posterior/ranking/price-front.ts';
import { shellLine } from '../../core/publish/arguments-text.ts';
import { reproducingArguments } from '../../core/publish/report/report-command.ts';
import { reportData } from '../../core/publish/report/report-data.ts';
import { pairsAlone } from '../../core/publish/report/report-table.ts';
import { reportPage } from '../../core/publish/report/report-page.ts';
import { questionBeginnings } from '../../core/publish/report/report-questions.ts';
import type { QuestionBeginning } from '../../core/publish/report/report-questions.ts';
import type { ReportTexts } from '../../core/publish/report/report-texts.ts';
import { reportSummary } from '../../core/publish/report/report.ts';
import type { ReportFacts } from '../../core/publish/report/report.ts';
import { NO_EDITS } from '../../core/table/data-edits.ts';
import { tableOf } from '../../core/table/table-bytes.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import { run } from '../../jobs.ts';
import type { DataRecord } from '../../storage/records.ts';
import { keptTexts } from '../../storage/texts.ts';
import { board } from '../board/board.svelte.ts';
import { measuredData } from '../checks/style-measures.ts';
import { hasSingleJudgments } from '../data/single-judgments.ts';
import { sourceRecords } from '../data/source-records.ts';
import { filteredFit } from '../fit/filtered-fit.svelte.ts';
import { session } from '../fit/session.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { publicAddress } from '../publish/link-address.ts';
import { frontOf, reportTables } from './report-parts.ts';
import { questionAt } from './question-at.ts';
import { newId } from '../work/new-id.ts';

const NO_SOURCE = { files: [], duplicates: 0, edits: NO_EDITS };

/** A report before it is written: its facts, and what its file carries. */
export interface GatheredReport {
  readonly facts: ReportFacts;
  readonly judgments: Uint8Array<ArrayBuffer> | null;
  readonly project: Uint8Array<ArrayBuffer>;
}

/** Bytes of the texts that are kept of what is ranked: what a report with them is larger by, about. */
export async function reportTextBytes(): Promise<number> {
  const files = session.own?.source?.files ?? [];
  const kept = await keptTexts(files);
  return kept.reduce((sum, about) => sum + (about?.size ?? 0), 0);
}

/**
 * Gathers what a report says of the ranking on screen.
 * @param file the name that it will have, by which it is named on the command line
 * @returns null as long as sampling goes on
 * @throws CaravanError source-gone, and as the jobs
 */
export async function gatherReport(
  file: string,
  language: 'en' | 'ja',
  hasTexts: boolean,
): Promise<GatheredReport | null> {
  const { data, fit, model, fitted, sampler, faces } = session;
  const own = session.own ?? data;
  const { conditions } = filteredFit;
  if (data === null || own === null || fit.stage !== 'done') return null;
  const { draws } = fit;
  const { counts } = data;
  const summary = reportSummary(fit.summary);
  const { scale, showLogOdds, intervals } = preferences;
  const source = own.source && (await sourceRecords.of(own.source));
  const hasRows = source !== null && hasSingleJudgments(own.source);
  const bytes = hasRows ? await judgmentsOf(own, conditions) : null;
  const judged = bytes && source && { table: new Blob([bytes]), benchmark: source.benchmark };
  const about = { draws, summary: fit.summary, counts, model: fitted, intervals };
  const ranking = pricedRanking(fit.summary.rows, (m) => board.prices.at(m)?.cost ?? null);
  const [tables, prices, project] = await Promise.all([
    reportTables({
      ...{ ...about, seed: sampler.seed, judgments: judged },
      styles: () => stylesOf(own, conditions),
    }),
    frontOf(draws, ranking),
    projectOf(own, hasTexts),
  ]);
  // Without the texts of their answers, rows don't tell what an adjusted ranking is fitted to.
  const isStyled = counts.styled !== undefined;
  const judgments = isStyled ? null : bytes;
  const texts = hasTexts && judgments !== null ? await textPlaces(own, conditions) : null;
  const asked = texts && judgments ? await askedIn(own, judgments, texts) : [];
  const how = [summary.interval, conditions, isStyled] as const;
  const again = reproducingArguments([file], model, sampler, ...how);
  return {
    facts: {
      ...{ name: data.name, version: __APP_VERSION__, madeAt: Date.now(), language },
      ...{ scale, showLogOdds, summary, model, sampler, prices, ...tables },
      faces: faces.map(({ name, licence }) => ({ name, licence })),
      counts: judgments === null ? counts : pairsAlone(counts),
      data: reportData(data.hash, own.source ?? NO_SOURCE, conditions),
      command: `npm run --silent rank -- ${shellLine(again)}`,
      page: reportPage(publicAddress(), summary, { title: data.name, counts, model, sampler }),
      ...{ projectBytes: project.length, hasTexts, texts, asked },
    },
    ...{ judgments, project },
  };
}

/** Those that are ranked, as the edits leave them. */
async function judgmentsOf(
  { source }: DataRecord,
  conditions: readonly Condition[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (source === null) throw new CaravanError({ kind: 'source-gone' });
  const { table, benchmark } = await sourceRecords.of(source);
  const { files, edits } = source;
  return run('reportJudgments', { table, benchmark, files, edits, conditions });
}

/** What judges of these judgments think of how answers look; null where no answers are kept. */
async function stylesOf(
  { source }: DataRecord,
  conditions: readonly Condition[],
): Promise<StyleReport | null> {
  const data = await measuredData(source, {});
  return data.measured.length === 0 ? null : run('judgeStyles', { ...data, conditions });
}

/** Where the texts are of the judgments that the report lists. */
async function textPlaces(
  { source }: DataRecord,
  conditions: readonly Condition[],
): Promise<ReportTexts | null> {
  if (source === null) return null;
  const { table, benchmark } = await sourceRecords.of(source);
  const { files, edits } = source;
  return run('reportTexts', { table, benchmark, files, edits, conditions });
}

/** How their questions begin. */
function askedIn(
  { source }: DataRecord,
  judgments: Uint8Array<ArrayBuffer>,
  texts: ReportTexts,
): Promise<readonly QuestionBeginning[]> {
  const files = source?.files ?? [];
  const judged = tableOf(judgments.slice().buffer);
  return questionBeginnings(judged, texts, (places) => questionAt(files, places));
}

async function projectOf(data: DataRecord, hasTexts: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const [{ writeReportProject }, { sourceTexts }] = await Promise.all([
    import('../../storage/archive/report-project.ts'),
    import('../../storage/archive/source-texts.ts'),
  ]);
  const { model, sampler } = session;
  const source = data.source && (await sourceRecords.of(data.source));
  return writeReportProject({
    ...{ id: newId(), name: data.name, data, model, sampler, source },
    texts: hasTexts && source !== null ? sourceTexts(source.id) : null,
    at: Date.now(),
  });
}
