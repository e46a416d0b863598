import { CaravanError } from '../../core/failure.ts';
import type { SeparationDesign } from '../../core/checks/separation.ts';
import { NO_EDITS, tableEdits } from '../../core/table/data-edits.ts';
import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';
import { CATEGORY } from '../../core/table/tagged/tags.ts';
import type { Snapshot } from '../../core/judge-report/drift.ts';
import type { MapSubject } from '../../core/map/map-texts.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { headline } from '../../core/posterior/ranking/headline.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { chainCounts, pairsAlone } from '../../core/sampler/chain-counts.ts';
import type { SamplerName, SamplerSettings } from '../../core/sampler/settings.ts';
import type { Covariate } from '../../core/style/covariates.ts';
import { run } from '../../jobs.ts';
import type { JobOptions } from '../../jobs.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import type { DataSource } from '../../storage/records.ts';
import { loadSource } from '../../storage/sources.ts';
import type { CheckName } from './check-life.svelte.ts';
import { runOnDraws } from '../fit/held-draws.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { measuredData } from './style-measures.ts';
import { drawTextMap } from './text-map-work.ts';

/** A finished fit: what checks are about. */
export interface CheckedFit {
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  readonly source: DataSource | null;
}

/** What the user chooses beside a check. */
export interface CheckChoices {
  /** The parameter whose chains are plotted: its position in a draw. */
  readonly place: number;
  /** The first so many as a set, for fragility. */
  readonly k: number;
  /** Whom to separate. */
  readonly pair: readonly [ModelIndex, ModelIndex];
  readonly design: SeparationDesign;
  readonly replications: number;
  /** What styles are adjusted for. */
  readonly covariates: readonly Covariate[];
  /** Judges who together are the reference of all others; none for a consensus. */
  readonly reference: readonly string[];
  /** The tag that slices are by; null until one is known of. */
  readonly sliceBy: string | null;
  /** Two snapshots of a judge that are compared; none before they are chosen. */
  readonly snapshots: readonly [Snapshot, Snapshot] | null;
  /** What the points of the map are. */
  readonly mapSubject: MapSubject;
  /** Key of the embedding model that the map goes by; null: character n-grams. */
  readonly embedder: string | null;
}

type Work = {
  readonly [N in CheckName]: (
    fit: CheckedFit,
    choices: CheckChoices,
    options: JobOptions<N>,
  ) => Promise<Jobs[N]['output']>;
};

/** How each check asks its worker. */
export const CHECK_WORK: Work = {
  chainPlots: ({ draws }, { place }, options) =>
    runOnDraws('chainPlots', draws, (held) => ({ held, place }), options),
  energy: ({ draws }, _, options) => runOnDraws('energy', draws, (held) => ({ held }), options),
  sensitivity: ({ draws, summary, counts, model, sampler }, _, options) => {
    const ranking = summary.rows.map((row) => row.model);
    const { seed } = sampler;
    const about = { counts: chainCounts(counts, model, sampler), model, ranking, seed };
    return runOnDraws('sensitivity', draws, (held) => ({ held, ...about }), options);
  },
  loo: ({ draws, counts, model, sampler: { seed } }, _, options) =>
    runOnDraws('loo', draws, (held) => ({ held, counts, model, seed }), options),
  predictive: ({ draws, counts, model: { ties }, sampler: { seed } }, _, options) => {
    const about = { counts: pairsAlone(counts), ties, seed };
    return runOnDraws('predictive', draws, (held) => ({ held, ...about }), options);
  },
  matrices: ({ draws, model: { ties } }, _, options) =>
    runOnDraws('matrices', draws, (held) => ({ held, ties }), options),
  compareLoo: ({ counts, model, sampler: { seed } }, _, options) =>
    run('compareLoo', { counts, model, seed }, options),
  compareTies: ({ counts, model, sampler: { seed } }, _, options) =>
    run('compareTies', { counts, model, seed }, options),
  fragility: async ({ counts, model, source }, { k }, options) => {
    const table = source && ((await loadSource(source.id))?.table ?? null);
    const edits = source === null ? NO_EDITS : tableEdits(source.edits, source.files);
    return run('fragility', { counts, model, table, edits, k }, options);
  },
  questionReport: async ({ draws, summary, counts, model, sampler, ...fit }, _, options) => {
    const record = fit.source && (await loadSource(fit.source.id));
    const source = record && { table: record.table, benchmark: record.benchmark };
    const edits = fit.source === null ? NO_EDITS : tableEdits(fit.source.edits, fit.source.files);
    const [tier] = headline(summary).tiers;
    const about = { counts, model, tier, source, edits, seed: sampler.seed };
    return runOnDraws('questionReport', draws, (held) => ({ held, ...about }), options);
  },
  separation: ({ draws, counts, model, sampler: { seed } }, { pair, design }, options) =>
    runOnDraws(
      'separation',
      draws,
      (held) => ({ held, counts, model, pair, design, seed }),
      options,
    ),
  calibrate: ({ model, sampler: { sampler, seed } }, { replications }, options) =>
    run('calibrate', { model, sampler: calibratedBy(sampler), seed, replications }, options),
  modelStyles: async ({ source }, _, options) =>
    run('modelStyles', await measuredData(source, options), options),
  styleFit: async ({ source, model, sampler: { seed } }, { covariates }, options) => {
    const { intervals } = preferences;
    const data = await measuredData(source, options);
    return run('styleFit', { ...data, covariates, model, seed, intervals }, options);
  },
  judgesTogether: async ({ source, model, sampler: { seed } }, { reference }, options) => {
    const { intervals } = preferences;
    const { table, edits } = await editedData(source);
    return run('judgesTogether', { table, edits, reference, model, seed, intervals }, options);
  },
  sliceTags: async ({ source }, _, options) => run('sliceTags', await editedData(source), options),
  slices: async ({ source, model, sampler: { seed } }, { sliceBy }, options) => {
    const { intervals } = preferences;
    const data = await editedData(source);
    return run('slices', { ...data, by: sliceBy ?? CATEGORY, model, seed, intervals }, options);
  },
  judgeCards: async ({ source }, _, options) => {
    const { table, edits } = await editedData(source);
    return run('judgeCards', { table, edits }, options);
  },
  judgeStyles: async ({ source }, _, options) =>
    run('judgeStyles', await measuredData(source, options), options),
  judgeDrift: async ({ source }, { snapshots }, options) => {
    const data = await measuredData(source, options);
    return snapshots && run('judgeDrift', { ...data, snapshots }, options);
  },
  textMap: ({ source, model }, { mapSubject: subject, embedder }, options) =>
    drawTextMap(source, model, { subject, embedder }, options),
};

/** Judgments and what is known of their questions. @throws CaravanError source-gone */
async function editedData(source: DataSource | null) {
  const record = source && (await loadSource(source.id));
  if (!source || !record) throw new CaravanError({ kind: 'source-gone' });
  const { table, benchmark } = record;
  return { table, benchmark, edits: tableEdits(source.edits, source.files) };
}

/** The sampler itself where it is one that is calibrated; else the default. */
function calibratedBy(sampler: SamplerName): SamplerName {
  return sampler === 'nuts' ? 'nuts' : 'split-hmc';
}

/** The choices that a check depends on, as text. */
export const CHOICES_OF: { readonly [N in CheckName]: (choices: CheckChoices) => string } = {
  chainPlots: ({ place }) => String(place),
  energy: () => '',
  sensitivity: () => '',
  loo: () => '',
  predictive: () => '',
  matrices: () => '',
  compareLoo: () => '',
  compareTies: () => '',
  fragility: ({ k }) => String(k),
  questionReport: () => '',
  separation: ({ pair, design }) => [...pair, design].join(),
  calibrate: ({ replications }) => String(replications),
  modelStyles: () => '',
  styleFit: ({ covariates }) => covariates.join(),
  judgesTogether: ({ reference }) => JSON.stringify(reference),
  sliceTags: () => '',
  slices: ({ sliceBy }) => sliceBy ?? '',
  judgeCards: () => '',
  judgeStyles: () => '',
  judgeDrift: ({ snapshots }) => JSON.stringify(snapshots),
  textMap: ({ mapSubject, embedder }) => [mapSubject, embedder].join(),
};

/** Checks of texts, which are kept after the fit, and may be deleted under it. */
export const READS_TEXTS: ReadonlySet<CheckName> = new Set([
  ...(['modelStyles', 'styleFit', 'textMap'] as const),
  ...(['judgeStyles', 'judgeDrift'] as const),
]);
