import { fitAll } from '../../src/core/fit/fit.ts';
import { looReport } from '../../src/core/checks/loo-report.ts';
import { predictiveReport } from '../../src/core/checks/predictive-report.ts';
import { namedQuestionReport } from '../../src/core/checks/questions/named-report.ts';
import { sensitivityCheck } from '../../src/core/checks/sensitivity-check.ts';
import { judgeCards } from '../../src/core/judge-report/judge-cards.ts';
import { defaultModelFor } from '../../src/core/model/settings.ts';
import { headline } from '../../src/core/posterior/ranking/headline.ts';
import { priceFront } from '../../src/core/posterior/ranking/price-front.ts';
import { DEFAULT_SCALE } from '../../src/core/posterior/ranking/scale.ts';
import { reportChecks } from '../../src/core/publish/report/report-checks.ts';
import { judgmentBytes, pairsAlone } from '../../src/core/publish/report/report-table.ts';
import {
  judgeLines,
  questionLines,
  sliceLines,
} from '../../src/core/publish/report/report-tables.ts';
import { reportSummary } from '../../src/core/publish/report/report.ts';
import type { ReportFacts } from '../../src/core/publish/report/report.ts';
import { shownName } from '../../src/core/names/shown-name.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { slicesReport } from '../../src/core/slices/slices-report.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../src/core/table/judgments.ts';
import { INTERVALS } from '../core/counts-of.ts';

/** Fifteen questions, two judges, four models; the earlier model wins but for every fifth question. */
export function smallTable(
  models: readonly string[] = ['ada', 'bert', 'carl', 'dora'],
): JudgmentTable {
  const rows: { left: number; right: number; outcome: number; question: number; judge: number }[] =
    [];
  for (let question = 0; question < 15; question++)
    for (let judge = 0; judge < 2; judge++)
      for (let left = 0; left < 4; left++) {
        const right = (left + 1 + ((question + judge) % 3)) % 4;
        const better = left < right ? Outcome.left : Outcome.right;
        const other = left < right ? Outcome.right : Outcome.left;
        const outcome = question % 5 === 0 ? other : question % 7 === 3 ? Outcome.tie : better;
        rows.push({ left, right, outcome, question, judge });
      }
  return {
    models,
    questions: Array.from({ length: 15 }, (_, q) => `q${q + 1}`),
    judges: ['gpt-x', 'human'],
    left: Uint32Array.from(rows, ({ left }) => left),
    right: Uint32Array.from(rows, ({ right }) => right),
    outcome: Uint8Array.from(rows, ({ outcome }) => outcome),
    question: Int32Array.from(rows, ({ question }) => question),
    judge: Int32Array.from(rows, ({ judge }) => judge),
    turn: new Int8Array(rows.length).fill(-1),
    weight: null,
    tags: [
      {
        name: 'category',
        values: ['maths', 'prose'],
        value: Int32Array.from(rows, ({ question }) => question % 2),
      },
    ],
  };
}

/** All that a report can say, of few judgments. */
export function reported(table = smallTable(), language: 'en' | 'ja' = 'en') {
  const counts = countPairs(table);
  const model = defaultModelFor(counts);
  const sampler = { ...DEFAULT_SAMPLER, chains: 2, draws: 500 };
  const { draws, summary } = fitAll(counts, model, sampler, INTERVALS);
  const ranking = summary.rows.map((row) => row.model);
  const source = { table, benchmark: { questions: [] } };
  const [tier] = headline(summary).tiers;
  const { seed } = sampler;
  const facts: ReportFacts = {
    ...{ name: 'A small study', version: '0.1.0', madeAt: Date.UTC(2026, 10, 29, 2, 3), language },
    ...{ scale: DEFAULT_SCALE, showLogOdds: false, model, sampler, counts: pairsAlone(counts) },
    faces: counts.models.map((name) => ({ name: shownName(name), licence: null })),
    data: {
      ...{ hash: 'ab'.repeat(32), files: ['battles.jsonl'], formats: ['arena'], rows: 120 },
      ...{ unparsed: 0, rejected: 1, duplicates: 2, isEdited: true, conditions: ['judge=human'] },
    },
    summary: reportSummary(summary),
    checks: reportChecks(
      looReport(draws, counts, model, seed),
      predictiveReport(draws, counts, model.ties, seed),
      sensitivityCheck(draws, counts, model, ranking, 1),
    ),
    judges: judgeLines(judgeCards(table), null),
    questions: questionLines(namedQuestionReport(draws, counts, model, tier, source, seed)),
    slices: sliceLines(slicesReport(table, source.benchmark, 'category', model, seed, INTERVALS)),
    prices: priceFront(
      draws,
      ranking.map((m, at) => ({ model: m, price: [0.02, 0.001, 0.004, 0.0002][at] })),
    ),
    command: 'npm run --silent rank -- study.html --seed 1',
    ...{ projectBytes: 1234, hasTexts: false, page: null, texts: null, asked: [] },
  };
  return { facts, judgments: judgmentBytes(table, source.benchmark) };
}
