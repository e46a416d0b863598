import { fitAll } from '../../core/fit/fit.ts';
import { importJudgments } from '../../core/formats/intake/import-judgments.ts';
import { dataChange } from '../../core/history/data-change.ts';
import type { DataChange } from '../../core/history/data-change.ts';
import { estimateChanges } from '../../core/history/estimate-changes.ts';
import type { EstimateChanges } from '../../core/history/estimate-changes.ts';
import { comparedFit, fitChanges } from '../../core/history/fit-changes.ts';
import { CaravanError } from '../../core/failure.ts';
import { SEPARATED } from '../../core/limits.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { isConverged } from '../../core/posterior/diagnostics/converged.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import { DEFAULT_SCALE, widthToRating } from '../../core/posterior/ranking/scale.ts';
import { defaultSampler } from '../../core/sampler/settings.ts';
import { changeModels } from '../../core/table/change-models.ts';
import { countPairs } from '../../core/table/choices/count-pairs.ts';
import { tableEdits } from '../../core/table/data-edits.ts';
import { editTable, ofJudges } from '../../core/table/edit-table.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { ArgumentError } from '../argument-error.ts';
import type { Arguments } from '../arguments.ts';
import { fileMessages, say } from '../file-messages.ts';
import { askedEdits, givenAt } from '../project-input.ts';
import { earlierRanking } from './earlier-ranking.ts';
import { aligned, printable } from '../terminal.ts';
import { judgmentsWhere } from '../where.ts';

/** The ranking that is compared with an earlier one. */
interface AgainstInput {
  readonly asked: Arguments;
  readonly table: JudgmentTable;
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly intervals: Intervals;
}

/** What `--against` adds to the result; differences on the scale that is shown. */
export type AgainstFacts = Awaited<ReturnType<typeof againstOf>>;

/**
 * The ranking beside that of earlier judgments, fitted with the same settings and seed.
 * @param path of their file or project, or of a ranking that `--json` printed
 * @throws ArgumentError, CaravanError where these can't be ranked
 */
export async function againstOf(path: string, input: AgainstInput) {
  const { asked, counts, table, draws, summary, model, intervals } = input;
  if (asked.isStyled)
    throw new ArgumentError('--against compares rankings as they are, without --style.');
  const onScale = (width: number): number =>
    asked.scale === 'rating' ? widthToRating(width, DEFAULT_SCALE) : width;
  const now = comparedFit(counts, draws, summary);
  const about = { path, interval: intervals.wide };
  const ranking = await earlierRanking(path);
  if (ranking !== null) {
    const changes = estimateChanges(ranking, now, intervals.wide);
    const names = (list: EstimateChanges['added']) => list.map(({ name }) => name);
    return {
      against: {
        ...{ ...about, converged: null, judgments: null },
        ...{ models_added: names(changes.added), models_removed: names(changes.removed) },
        ...changeFacts(changes, onScale),
      },
    };
  }
  const earlier = await earlierJudgments(path, asked);
  const sampler = {
    ...defaultSampler(earlier.counts.models.length, asked.sampler.sampler),
    ...asked.sampler,
  };
  const fit = fitAll(earlier.counts, identified(earlier.counts, model), sampler, intervals);
  const before = comparedFit(earlier.counts, fit.draws, fit.summary);
  const changes = fitChanges(before, now, intervals.wide);
  return {
    against: {
      ...{ ...about, converged: isConverged(fit.summary.diagnostics) },
      ...dataFacts(dataChange(earlier, { counts, table })),
      ...changeFacts(changes, onScale),
    },
  };
}

/** The judgments of another file, of which as much is meant as of the first. */
async function earlierJudgments(
  path: string,
  asked: Arguments,
): Promise<{ readonly counts: PairCounts; readonly table: JudgmentTable }> {
  const { base, edits: own, sources } = await givenAt([path]);
  const { edits } = askedEdits(own, asked.isWithoutCorrections);
  const { format, baseline, games, grades, choices, mapping, sides, lower } = asked;
  const { read, failure } = await importJudgments(sources, {
    ...{ format, baseline, games, grades, choices, mapping, sides, base, edits },
    ...(lower.length > 0 && { lower }),
  });
  read.files.flatMap(fileMessages).forEach(say);
  if (failure !== null) throw new CaravanError(failure);
  const edited =
    asked.where.length === 0
      ? editTable(read.table, tableEdits(edits, read.files)).table
      : judgmentsWhere(read, edits, asked.where).table;
  const judged = asked.judges === null ? edited : ofJudges(edited, asked.judges);
  const { models } = asked;
  const others = judged.models.filter((name) => models !== null && !models.includes(name));
  const table = changeModels(judged, { names: new Map(), excluded: new Set(others) }).table;
  const counts = countPairs(table);
  if (counts.models.length < 2)
    throw new ArgumentError(`--against ${path}: too few of its judgments are meant to rank them.`);
  return { counts, table };
}

function dataFacts({ addedModels, removedModels, rows, ...judgments }: DataChange) {
  return {
    judgments,
    models_added: addedModels,
    models_removed: removedModels,
    judges: (rows?.judges ?? []).map(({ name, before, after }) => ({ id: name, before, after })),
    questions_added: rows?.addedQuestions ?? 0,
    questions_removed: rows?.removedQuestions ?? 0,
  };
}

function changeFacts({ models, kendall }: EstimateChanges, onScale: (width: number) => number) {
  const facts = ({ stronger, ...own }: EstimateChanges['models'][number]) => ({
    ...{ id: own.name, rank_before: own.before, rank: own.after, change: onScale(own.by) },
    lower: own.lower === null ? null : onScale(own.lower),
    upper: own.upper === null ? null : onScale(own.upper),
    ...{ p_stronger: stronger, p_real: own.by < 0 && stronger !== null ? 1 - stronger : stronger },
    ...{ p_better_rank: own.rankBetter, p_worse_rank: own.rankWorse },
  });
  return { kendall, changes: models.map(facts) };
}

/** The same to read. */
export function againstText({ against }: AgainstFacts, scale: Arguments['scale']): string {
  const { path, converged, judgments, changes, kendall, interval } = against;
  const decimals = scale === 'rating' ? 0 : 2;
  const signed = (x: number): string => {
    const digits = Math.abs(x).toFixed(decimals);
    return Number(digits) === 0 ? digits : `${x < 0 ? '−' : '+'}${digits}`;
  };
  const rows = changes.map((own) => [
    printable(own.id),
    ...[String(own.rank_before), String(own.rank)],
    own.lower === null || own.upper === null
      ? signed(own.change)
      : `${signed(own.change)} [${signed(own.lower)} to ${signed(own.upper)}]`,
    own.p_real === null ? '–' : percent(own.p_real),
  ]);
  const whole = (n: number): string => n.toLocaleString('en');
  const clear = changes.filter((own) => (own.p_real ?? 0) >= SEPARATED).length;
  const named = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${what}: ${names.map(printable).join(', ')}.`];
  return [
    ...(judgments === null
      ? [`Against the ranking ${printable(path)}, each of whose posteriors is taken as normal.`]
      : [
          `Against ${printable(path)}, fitted with the same settings and seed.`,
          `Judgments ${whole(judgments.before)} → ${whole(judgments.after)}: ${whole(judgments.added)} added, ${whole(judgments.removed)} removed, ${whole(judgments.changed)} with another verdict.`,
        ]),
    ...named('Models added', against.models_added),
    ...named('Models removed', against.models_removed),
    ...(rows.length === 0
      ? ['The two rankings have no model in common.']
      : [
          aligned(
            [['Model', 'Rank before', 'Rank', 'Change in strength', 'P(real)'], ...rows],
            new Set([0]),
          ),
          `${clear} of ${changes.length} strengths changed with at least 95% probability.${kendall === null ? '' : ` Kendall's tau ${kendall.toFixed(2)}.`}`,
          `Strengths are measured from the mean of the models of both; intervals of ${(100 * interval).toFixed(0)}%. P(real) takes the two posteriors as independent, which is cautious where they share judgments.`,
        ]),
    ...(converged === false ? ['The earlier fit has not converged.'] : []),
    '',
  ].join('\n');
}

/** Never a bare 0% or 100%, which no number of draws shows. */
function percent(p: number): string {
  if (p > 0.999) return '>99.9%';
  return `${(100 * p).toFixed(1)}%`;
}
