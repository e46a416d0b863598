import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { againstOf, againstText } from './against.ts';
import { driftsOf, driftsText } from './drift.ts';
import { answersOf } from './answers.ts';
import type { FileInput } from './answers.ts';
import { fragilityOf } from './fragility.ts';
import { judgeCardsOf, judgeCardsText } from './judge-cards.ts';
import { questionsReportOf, questionsReportText } from './questions-report.ts';
import { separationOf } from './separation.ts';
import { slicesOf, slicesText } from './slices.ts';

/** A ranking and what it is of. */
export interface RankedInput extends FileInput {
  /** The judgments that are ranked. */
  readonly table: JudgmentTable;
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly seed: number;
  readonly intervals: Intervals;
}

/** Part of the JSON result, and the same to be read below the table. */
export interface Report {
  readonly facts: object;
  readonly text: string;
}

/** Stands before what is made of all judgments as they are, below a ranking that is adjusted. */
export const UNADJUSTED =
  'Not adjusted for style, as the ranking above is, and of all judgments, with texts or without:\n';

/** All that `--report` and `--against` ask for, each once, in the order of the help. */
export async function reportsFor(input: RankedInput): Promise<Report[]> {
  const { asked, read, table, counts, model, draws, summary, seed, intervals } = input;
  const made: Report[] = [];
  const isAsked = (name: (typeof asked.reports)[number]) => asked.reports.includes(name);
  if (isAsked('judges')) {
    const answers = await answersOf(input);
    const facts = judgeCardsOf(table, answers);
    made.push({ facts, text: judgeCardsText(facts) });
    if (asked.drift.length > 0) {
      const judges = facts.judge_cards.cards.map(({ judge }) => judge);
      const drifts = driftsOf(input, answers, judges);
      made.push({ facts: drifts, text: driftsText(drifts) });
    }
  }
  if (isAsked('questions')) {
    const facts = questionsReportOf(draws, summary, counts, model, table, seed);
    made.push({ facts: { questions_report: facts }, text: questionsReportText(facts) });
  }
  if (isAsked('slices')) {
    const facts = slicesOf(table, read.benchmark, asked.sliceBy, model, seed, intervals);
    const text = (counts.styled === undefined ? '' : UNADJUSTED) + slicesText(facts);
    made.push({ facts: { slices: facts }, text });
  }
  if (isAsked('fragility'))
    made.push(fragilityOf(counts, model, table, asked.top, asked.scale === 'rating'));
  if (isAsked('separation')) {
    const { separate, further } = asked;
    made.push(separationOf(draws, summary, counts, model, separate, further, seed));
  }
  if (asked.against !== null) {
    const facts = await againstOf(asked.against, input);
    made.push({ facts, text: againstText(facts, asked.scale) });
  }
  return made;
}
