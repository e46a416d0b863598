import { reportPage, version } from 'virtual:report-page';
import type { FilesRead } from '../core/formats/file/report.ts';
import { importJudgments } from '../core/formats/intake/import-judgments.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import { shownName } from '../core/names/shown-name.ts';
import type { Draws } from '../core/posterior/draws/draws.ts';
import { DEFAULT_SCALE } from '../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { shellLine } from '../core/publish/arguments-text.ts';
import { reproducingArguments } from '../core/publish/report/report-command.ts';
import { reportData } from '../core/publish/report/report-data.ts';
import { reportEvidence } from '../core/publish/report/report-evidence.ts';
import { judgmentBytes, pairsAlone } from '../core/publish/report/report-table.ts';
import { reportSummary } from '../core/publish/report/report.ts';
import type { ReportFacts } from '../core/publish/report/report.ts';
import type { SamplerSettings } from '../core/sampler/settings.ts';
import { NO_EDITS, tableEdits } from '../core/table/data-edits.ts';
import type { DataEdits } from '../core/table/data-edits.ts';
import { editTable } from '../core/table/edit-table.ts';
import type { PairCounts } from '../core/table/judgments.ts';
import { CATEGORY } from '../core/table/tagged/tags.ts';
import { tableParts } from '../core/table/table-bytes.ts';
import { reportHtml } from '../report/document.ts';
import { writeReportProject } from '../storage/archive/report-project.ts';
import { fingerprintOfCounts } from '../storage/fingerprint.ts';

/** A fit, and the files that it is of. */
export interface ReportedFit {
  readonly read: FilesRead;
  /** Models and judges that were left out. */
  readonly left: Pick<DataEdits, 'excluded' | 'excludedJudges'>;
  readonly counts: PairCounts;
  /** As it was fitted. */
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  readonly draws: Draws;
  readonly summary: FitSummary;
}

/** How a report is written. */
export interface ReportChoice {
  readonly name: string;
  readonly language: 'en' | 'ja';
  readonly showLogOdds: boolean;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/**
 * The report of a fit as one HTML file, as `rank --report` writes it: with its judgments and, without
 * draws and texts, a project that the page opens and the command line ranks again.
 */
export async function reportOf(fitted: ReportedFit, choice: ReportChoice): Promise<string> {
  const { counts, model, sampler, draws, summary } = fitted;
  const { name, madeAt } = choice;
  const edits: DataEdits = { ...NO_EDITS, ...fitted.left };
  const hash = await fingerprintOfCounts(counts);
  const id = `library-${hash.slice(0, 16)}-${String(madeAt)}`;
  const files = fitted.read.files.map((file, at) => ({ ...file, key: `${id}-${String(at)}` }));
  const read = { ...fitted.read, files };
  const imported = await importJudgments([], { format: null, base: read, edits });
  const { removed, outline } = imported;
  const { table } = editTable(read.table, tableEdits(edits, files));
  const { duplicates, benchmark } = read;
  const source = { id, files, duplicates, edits, removed, outline };
  const project = await writeReportProject({
    ...{ id, name, model, sampler, texts: null, at: madeAt },
    data: { hash, name, sample: null, counts, source },
    source: {
      ...{ id, files, savedAt: madeAt },
      table: new Blob(tableParts(read.table)),
      benchmark: new Blob([JSON.stringify(benchmark)]),
    },
  });
  const about = [`${name}.html`];
  const again = reproducingArguments(about, model, sampler, summary.interval, [], false);
  const evidence = reportEvidence({
    ...{ table, benchmark, counts, model, sampler, draws, summary },
    ...{ styles: null, sliceBy: CATEGORY, models: outline.models, names: edits.names },
  });
  const facts: ReportFacts = {
    ...{ ...choice, version, scale: DEFAULT_SCALE, model, sampler, hasTexts: false },
    faces: counts.models.map((one) => ({ name: shownName(one), licence: null })),
    ...{ counts: pairsAlone(counts), summary: reportSummary(summary) },
    data: reportData(hash, { ...read, edits }, []),
    ...evidence,
    command: `npm run --silent rank -- ${shellLine(again)}`,
    ...{ projectBytes: project.length, page: null, texts: null, asked: [] },
  };
  return reportHtml(await reportPage, facts, {
    judgments: judgmentBytes(table, benchmark),
    project,
  });
}
