import { exitCodeOf } from './exit-code.ts';
import { readArguments, USAGE } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { chosenModel, requireClusters, sayWhatIsLeftOut } from './chosen-model.ts';
import { checksOf, checksText } from './reports/checks.ts';
import { fileMessages, reportAbsent, say, unusedOptions } from './file-messages.ts';
import { headlineOf } from './headline.ts';
import { askedEdits, givenAt } from './project-input.ts';
import { forProject, writeProjectFile } from './project-output.ts';
import type { Ranked } from './project-output.ts';
import { requireScale } from './priors.ts';
import { readStan, writeStan } from './stan.ts';
import { progressLine } from './progress.ts';
import { judgesOf, judgesText } from './reports/judges.ts';
import { reproducedText } from './reports/reproduced.ts';
import { writeHtmlReport } from './reports/html-report.ts';
import { checkGateModels } from './publish/gates.ts';
import { publish } from './publish/published.ts';
import { reportsFor } from './reports/reports.ts';
import {
  againstUnadjusted,
  againstUnadjustedText,
  styledJudgments,
  styledText,
} from './reports/style.ts';
import { judgmentsWhere, whereFacts, whereText } from './where.ts';
import { withinOf } from './within.ts';
import { leaderboardText } from './leaderboard.ts';
import { printableJson } from './terminal.ts';
import { tiesText } from './ties.ts';
import { jsonResult, usedJudgments } from '../ui/text/result-json.ts';
import { changeModels } from '../core/table/change-models.ts';
import { judgmentTotal } from '../core/table/counts.ts';
import { countPairs } from '../core/table/choices/count-pairs.ts';
import { tableEdits } from '../core/table/data-edits.ts';
import { editTable, ofJudges } from '../core/table/edit-table.ts';
import { CaravanError } from '../core/failure.ts';
import { fitAll } from '../core/fit/fit.ts';
import type { JudgmentTable } from '../core/table/judgments.ts';
import { importJudgments } from '../core/formats/intake/import-judgments.ts';
import { roundedSum } from '../core/numerics/weight-sum.ts';
import { strongTotal } from '../core/table/grades.ts';
import { ties as tieWords } from '../words/en/leaderboard/ties.ts';
import { isGraded } from '../core/model/settings.ts';
import { identified } from '../core/model/order-effect.ts';
import { validateSettings } from '../core/model/validate.ts';
import type { FitSummary, Intervals } from '../core/posterior/ranking/summary.ts';
import { DEFAULT_SCALE } from '../core/posterior/ranking/scale.ts';
import { defaultSampler } from '../core/sampler/settings.ts';
import type { SamplerSettings } from '../core/sampler/settings.ts';
import { validateSampler } from '../core/sampler/validate.ts';
import { questions as words } from '../words/en/leaderboard/questions.ts';

const GRADES_ABSENT =
  'No win has a grade, so that --ties adjacent is davidson, and cumulative rao-kupper.';

const PROJECT_OF_ALL =
  'The project holds all judgments and their ranking; the page filters them as --where does, and adjusts as --style.';

/**
 * Ranks the models of files, on standard output.
 * @param now milliseconds since 1970, for what the result says of its timing, and for a project
 * @returns the exit code: 0 done, 1 no usable judgment, 2 wrong arguments, 3 a gate does not hold
 */
export async function rank(args: readonly string[], now: () => number): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked === null) {
      process.stdout.write(USAGE);
      return 0;
    }
    return await rankAs(asked, now);
  } catch (error) {
    return exitCodeOf(error);
  }
}

async function rankAs(asked: Arguments, now: () => number): Promise<number> {
  const { interval, scale } = asked;
  validateSettings(asked.model);
  validateSampler({ ...defaultSampler(2), ...asked.sampler });
  const { base, ...given } = await givenAt(asked.paths);
  const { edits, said } = askedEdits(given.edits, asked.isWithoutCorrections);
  if (said !== null) say(said);
  const isKept = asked.project !== null || asked.reportFile !== null;
  const sources = isKept ? forProject(given.sources) : given.sources;

  const start = now();
  const imported = await importJudgments(sources, {
    format: asked.format,
    baseline: asked.baseline,
    games: asked.games,
    grades: asked.grades,
    choices: asked.choices,
    mapping: asked.mapping,
    sides: asked.sides,
    ...(asked.lower.length > 0 ? { lower: asked.lower } : {}),
    base,
    edits,
  });
  const readAt = now();
  const { read } = imported;
  const edited = editTable(read.table, tableEdits(edits, read.files)).table;
  read.files.flatMap(fileMessages).forEach(say);
  unusedOptions(read.files, asked).forEach(say);
  reportAbsent(
    'models',
    [...(asked.models ?? []), ...asked.model.informative.map((own) => own.model)],
    edited.models,
  );
  reportAbsent('judges', [...(asked.judges ?? []), ...asked.lower], edited.judges);
  if (imported.failure !== null) throw new CaravanError(imported.failure);
  if (asked.reproduce !== null) {
    process.stdout.write(
      await reproducedText(asked.reproduce, asked, { table: edited, files: read.files }),
    );
    return 0;
  }
  checkGateModels(asked.gates, edited.models);
  const filtered = asked.where.length === 0 ? null : judgmentsWhere(read, edits, asked.where);
  const meant = filtered?.table ?? edited;
  const table = asked.judges === null ? meant : ofJudges(meant, asked.judges);
  const isPart = filtered !== null || asked.models !== null || asked.judges !== null;
  const files = { sources, read, texts: given.texts, edits, asked };
  const styled = asked.isStyled ? await styledJudgments(between(table, asked.models), files) : null;
  const counts = styled
    ? styled.counts
    : isPart
      ? countPairs(table, asked.models === null ? {} : { models: asked.models })
      : imported.counts;
  const where = filtered && whereFacts(filtered.conditions, judgmentTotal(counts), filtered.of);
  if (where?.judgments === 0)
    throw new CaravanError({ kind: 'no-judgments', unparsed: 0, rejected: 0, isFiltered: true });
  if (where !== null) say(whereText(where));
  const chosen = chosenModel(asked, counts);
  const named = { rows: table.left.length, questions: table.questions.length };
  if (asked.model.questions !== undefined) requireClusters(counts, asked.model, named);
  if (isGraded(asked.model.ties) && counts.grades === undefined) say(GRADES_ABSENT);
  const model = identified(counts, chosen);
  if (counts.models.length > 1 && usedJudgments(counts, model.ties) === 0) {
    throw new CaravanError({ kind: 'no-judgments', unparsed: 0, rejected: 0 });
  }

  if (isGraded(model.ties) && !asked.isOfTies)
    say(tieWords.graded.commandLine(roundedSum(strongTotal(counts))));
  if (chosen.questions !== undefined && !asked.isOfQuestions) say(words.opening.commandLine);
  const tiesSaid = styled ? styledText(styled, model) : tiesText(counts, model.ties);
  if (tiesSaid !== null) say(tiesSaid);

  const sampler = {
    ...defaultSampler(counts.models.length, asked.sampler.sampler),
    ...asked.sampler,
  };
  requireScale(scale, model, sampler.sampler);
  const wide = Math.max(0.95, interval);
  const intervals = { narrow: interval, wide };
  if (asked.stan !== null) await writeStan(asked.stan, counts, model);
  const line = process.stderr.isTTY ? progressLine(process.stderr, now) : null;
  const stan =
    asked.stanDraws.length > 0 ? await readStan(asked.stanDraws, counts, model, intervals) : null;
  const { draws, summary } =
    stan ?? fitAll(counts, model, sampler, intervals, line?.onProgress, line?.onApproximation);
  line?.clear();
  // The leaderboard has it below its table.
  if (asked.json) sayWhatIsLeftOut(chosen, summary, counts);
  const timing = { read_ms: readAt - start, fit_ms: now() - readAt };
  if (asked.project !== null) {
    const run = { model: chosen, sampler, summary, elapsed: timing.fit_ms };
    const isWhole = where === null && styled === null;
    const fit = isWhole ? { counts, run, draws } : wholeFit(asked, edited, intervals, now);
    if (!isWhole) say(PROJECT_OF_ALL);
    await writeProjectFile(asked.project, { sources, read, asked, ...fit, at: now() });
  }
  const shown = scale === 'rating' ? DEFAULT_SCALE : null;
  const result = jsonResult(
    { ...read, outline: named, edits },
    counts,
    summary,
    model,
    shown,
    timing,
  );
  const within = asked.within !== null && {
    within: withinOf(draws, summary, counts.models, asked.within, shown),
  };
  const checks = asked.checks && { checks: checksOf(draws, summary, counts, model, sampler.seed) };
  const judges =
    asked.joint &&
    judgesOf(
      between(table, asked.models),
      asked.joint.reference,
      asked.model,
      sampler.seed,
      intervals,
    );
  const changes = styled && againstUnadjusted(counts, summary, model, sampler, intervals, shown);
  const style = result.style && { style: { ...result.style, ...changes } };
  const ranked = {
    ...{ ...files, counts, model, draws, summary, intervals },
    table: between(table, asked.models),
    seed: sampler.seed,
  };
  const reports = await reportsFor(ranked);
  const published = await publish(ranked, stan?.sampler ?? samplerOf(sampler, summary), {
    ...{ model: chosen, sampler, files: read.files },
  });
  if (asked.reportFile !== null) {
    const { judges, models } = asked;
    const whole = () =>
      countPairs(judges === null ? edited : ofJudges(edited, judges), models ? { models } : {});
    await writeHtmlReport(asked.reportFile, {
      ...{ asked, sources, read, edits, model: chosen, sampler, draws, summary, intervals, counts },
      ...{
        table: between(table, asked.models),
        whole: where === null && styled === null ? counts : whole(),
      },
      at: now(),
    });
  }
  if (published.report !== null) reports.push(published.report);
  if (published.instead !== null) {
    process.stdout.write(published.instead);
    return published.exitCode;
  }
  const facts = Object.fromEntries(reports.flatMap((report) => Object.entries(report.facts)));
  process.stdout.write(
    asked.json
      ? `${printableJson({ ...result, ...(where && { where }), ...style, ...within, ...checks, ...judges, ...facts })}\n`
      : leaderboardText(
          { ...result, ...within },
          headlineOf(summary, counts.models),
          interval,
          scale,
        ) +
          (changes ? `\n${againstUnadjustedText(changes, scale)}` : '') +
          (checks ? `\n${checksText(checks.checks)}` : '') +
          (judges ? `\n${judgesText(judges)}` : '') +
          reports.map(({ text }) => `\n${text}`).join(''),
  );
  return published.exitCode;
}

/** What was sampled with in the end: NUTS may have taken the place of another sampler. */
function samplerOf(asked: SamplerSettings, { diagnostics }: FitSummary): SamplerSettings {
  const { sampler, chains, draws } = diagnostics;
  const warmup =
    sampler === asked.sampler
      ? asked.warmup
      : Math.max(asked.warmup, defaultSampler(2, sampler).warmup);
  return { ...asked, sampler, chains, draws, warmup };
}

/** The fit of all judgments, where what is printed is of those that are meant. */
function wholeFit(
  asked: Arguments,
  edited: JudgmentTable,
  intervals: Intervals,
  now: () => number,
): Pick<Ranked, 'counts' | 'run' | 'draws'> {
  const { judges, models } = asked;
  const table = judges === null ? edited : ofJudges(edited, judges);
  const counts = countPairs(table, models === null ? {} : { models });
  const model = chosenModel(asked, counts);
  const all = counts.models.length;
  const sampler = { ...defaultSampler(all, asked.sampler.sampler), ...asked.sampler };
  const start = now();
  const { draws, summary } = fitAll(counts, identified(counts, model), sampler, intervals);
  return { counts, draws, run: { model, sampler, summary, elapsed: now() - start } };
}

/** The judgments between these models, or all. */
function between(table: JudgmentTable, models: readonly string[] | null): JudgmentTable {
  if (models === null) return table;
  const excluded = new Set(table.models.filter((name) => !models.includes(name)));
  return changeModels(table, { names: new Map(), excluded }).table;
}
