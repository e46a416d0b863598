import { calibrate } from '../../src/core/checks/calibration.ts';
import { chainReport } from '../../src/core/checks/chain-report.ts';
import { energyReport } from '../../src/core/checks/energy-report.ts';
import { fragilityReport } from '../../src/core/checks/fragility.ts';
import { looReport } from '../../src/core/checks/loo-report.ts';
import { namedQuestionReport } from '../../src/core/checks/questions/named-report.ts';
import { predictiveReport } from '../../src/core/checks/predictive-report.ts';
import { sensitivityCheck } from '../../src/core/checks/sensitivity-check.ts';
import { separationReport } from '../../src/core/checks/separation.ts';
import { compareTieModels, modelledTies } from '../../src/core/checks/tie-models.ts';
import { dataChange } from '../../src/core/history/data-change.ts';
import { refitReport } from '../../src/core/history/first-difference.ts';
import { fitChanges } from '../../src/core/history/fit-changes.ts';
import { rankSnapshots } from '../../src/core/history/snapshots.ts';
import { reproduce } from '../../src/core/reproduce/reproduce.ts';
import { editTable } from '../../src/core/table/edit-table.ts';
import { findingsOf } from '../../src/core/judge/findings/findings.ts';
import { judgeCards } from '../../src/core/judge-report/judge-cards.ts';
import { judgesReport } from '../../src/core/judges-model/judges-report.ts';
import { reread } from '../../src/core/judge/reading/reread.ts';
import { matricesOf } from '../../src/core/posterior/ranking/matrices.ts';
import { sliceChoices, slicesReport } from '../../src/core/slices/slices-report.ts';
import { benchmarkIn, linesIn, tableIn } from '../blobs.ts';
import { heldDraws } from '../held-draws.ts';
import { serve } from '../serve.ts';
import type { CheckerJobs, FittedJudgments } from './jobs.ts';

serve<keyof CheckerJobs>(
  {
    chainPlots: ({ held, place }) => chainReport(heldDraws(held), place),
    energy: ({ held }) => energyReport(heldDraws(held)),
    sensitivity: ({ held, counts, model, ranking, seed }) =>
      sensitivityCheck(heldDraws(held), counts, model, ranking, seed),
    loo: ({ held, counts, model, seed }, { notify }) =>
      looReport(heldDraws(held), counts, model, seed, (done, total) => {
        notify({ done, total });
      }),
    predictive: ({ held, counts, ties, seed }, { notify }) =>
      predictiveReport(heldDraws(held), counts, ties, seed, (done, total) => {
        notify({ done, total });
      }),
    matrices: ({ held, ties }) => matricesOf(heldDraws(held), ties),
    compareLoo: ({ counts, model, seed }, { notify }) =>
      compareTieModels(counts, model, seed, notify),
    compareTies: ({ counts, model, seed }, { notify }) =>
      compareTieModels(counts, model, seed, notify, modelledTies(counts, model)),
    fragility: async ({ counts, model, table, edits, k }, { notify }) => {
      const edited = table && editTable(await tableIn(table), edits).table;
      return fragilityReport(counts, model, edited, k, (done, total) => {
        notify({ done, total });
      });
    },
    reproduce: async ({ table, edits, strongWeight, ranking, seed }, { notify }) => {
      const edited = editTable(await tableIn(table), edits).table;
      return reproduce({ table: edited, strongWeight, ranking }, seed, (done, total) => {
        notify({ done, total });
      });
    },
    questionReport: async ({ held, counts, model, tier, source, edits, seed }, { notify }) => {
      const draws = heldDraws(held);
      const read = source && {
        table: editTable(await tableIn(source.table), edits).table,
        benchmark: await benchmarkIn(source.benchmark),
      };
      return namedQuestionReport(draws, counts, model, tier, read, seed, (done, total) => {
        notify({ done, total });
      });
    },
    separation: ({ held, counts, model, pair, design, seed }, { notify }) =>
      separationReport(heldDraws(held), counts, model, pair, design, seed, (done, total) => {
        notify({ done, total });
      }),
    calibrate: ({ model, sampler, seed, replications }, { notify }) =>
      calibrate(model, sampler, seed, replications, (soFar) => {
        notify({ done: soFar.replications, total: replications, report: soFar });
      }),
    judgesTogether: async ({ table, edits, reference, model, seed, intervals }, { notify }) => {
      const edited = editTable(await tableIn(table), edits).table;
      return judgesReport(edited, reference, model, seed, intervals, (done, total) => {
        notify({ done, total });
      });
    },
    sliceTags: async ({ table, benchmark, edits }) =>
      sliceChoices(editTable(await tableIn(table), edits).table, await benchmarkIn(benchmark)),
    slices: async ({ table, benchmark, edits, by, model, seed, intervals }, { notify }) => {
      const edited = editTable(await tableIn(table), edits).table;
      const known = await benchmarkIn(benchmark);
      return slicesReport(edited, known, by, model, seed, intervals, (done, total) => {
        notify({ done, total });
      });
    },
    judgeCards: async ({ table, edits }, { notify }) => {
      const edited = editTable(await tableIn(table), edits).table;
      return judgeCards(edited, (done, total) => {
        notify({ done, total });
      });
    },
    fitChanges: ({ before, after, interval }) => fitChanges(before, after, interval),
    dataChange: async ({ before, after }) =>
      dataChange(await judgmentsIn(before), await judgmentsIn(after)),
    rankSnapshots: async ({ table, edits, model, most, intervals }) =>
      rankSnapshots(editTable(await tableIn(table), edits).table, model, most, intervals),
    refitReport: ({ stored, anew }) => refitReport(stored, anew),
    judgeFindings: ({ columns, judges }) => findingsOf(columns, judges),
    auditReplies: async ({ table, judge, texts }) => reread(table, judge, await linesIn(texts)),
  },
  self,
);

async function judgmentsIn({ counts, rows }: FittedJudgments) {
  const table = rows && editTable(await tableIn(rows.table), rows.edits).table;
  return { counts, table };
}
