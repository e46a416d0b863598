import { namedQuestionReport } from '../../core/checks/questions/named-report.ts';
import { influenceOf, isOvertaken } from '../../core/checks/questions/influence.ts';
import type { QuestionKind } from '../../core/checks/questions/discrimination.ts';
import type { NamedQuestionReport } from '../../core/checks/questions/named-report.ts';
import { LOW_DISCRIMINATION, SURE_OF_QUESTION } from '../../core/limits.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { headline } from '../../core/posterior/ranking/headline.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { aligned, printable } from '../terminal.ts';
import { fixed } from './written.ts';

/**
 * What `--report questions` adds to the result; leads and influences in natural log-odds.
 * @returns null where the judgments don't tell two questions apart
 */
export function questionsReportOf(
  draws: Draws,
  summary: FitSummary,
  counts: PairCounts,
  model: ModelSettings,
  table: JudgmentTable,
  seed: number,
) {
  const [tier] = headline(summary).tiers;
  const report = namedQuestionReport(
    ...([draws, counts, model, tier] as const),
    { table, benchmark: { questions: [] } },
    seed,
  );
  return report && factsOf(report, counts.models);
}

export type QuestionFacts = ReturnType<typeof factsOf>;

function factsOf(report: NamedQuestionReport, models: readonly string[]) {
  const { influence, smallest, fewer, discrimination, shares, reference } = report;
  const id = (q: number): string => report.names?.[q] ?? String(q + 1);
  const known = (x: number): number | null => (Number.isNaN(x) ? null : x);
  return {
    first: models[influence.first],
    rival: models[influence.rival],
    lead: influence.lead,
    p_first: influence.pFirst,
    /** Questions that the model was fitted anew without; the leads of others are a Newton step away. */
    refitted: influence.refitted,
    /** Strengths carried by robust widths, in the place of departures by question. */
    robust_instead_of_model: report.isRandom,
    /** Null where leaving out every question that helps does not change who is first. */
    smallest_set: smallest.isFound
      ? { questions: smallest.questions.map(id), enters: models[smallest.enters] }
      : null,
    discrimination_spread: discrimination.spread,
    low_discrimination: LOW_DISCRIMINATION,
    sure_of_question: SURE_OF_QUESTION,
    /** The one model that all others were compared with; null where there is none. */
    reference: reference === null ? null : models[reference],
    /** Largest influence first. */
    questions: Array.from({ length: report.questions }, (_, q) => q)
      .sort((a, b) => Math.abs(influenceOf(report, b)) - Math.abs(influenceOf(report, a)) || a - b)
      .map((q) => ({
        id: id(q),
        kind: report.kinds[q],
        judgments: shares.judgments[q],
        discrimination: {
          median: discrimination.median[q],
          lower: discrimination.lower[q],
          upper: discrimination.upper[q],
          p_low: discrimination.low[q],
          p_reversed: discrimination.reversed[q],
          /** By the question’s own verdicts alone. */
          alone: {
            p_low: discrimination.alone.low[q],
            p_reversed: discrimination.alone.reversed[q],
          },
        },
        influence: influenceOf(report, q),
        first_without:
          models[isOvertaken(influence.leads[q]) ? influence.rivals[q] : influence.first],
        lead_without: influence.leads[q],
        p_first_without: known(influence.pFirsts[q]),
        ties: known(shares.ties[q]),
        against_order: known(shares.against[q]),
        disagreement: known(shares.disagreement[q]),
        flips: known(shares.flips[q]),
        score_against_reference: known(shares.score[q]),
      })),
    fewer: {
      enough: fewer.enough,
      seed: fewer.seed,
      steps: fewer.steps.map(({ questions, subsets, same, tier, tau }) => ({
        ...{ questions, subsets },
        same_first: same,
        first_in_tier: tier,
        kendall_tau: tau,
      })),
    },
  };
}

const LISTED = 15;
const KINDS = {
  ...{ separates: 'separates', dead: 'dead' },
  ...{ reversed: 'against the order', unclear: 'too few verdicts' },
} satisfies Record<QuestionKind, string>;

/** The same to read. */
export function questionsReportText(facts: QuestionFacts | null): string {
  if (facts === null) return 'Questions: the judgments don’t tell two questions apart.\n';
  const { questions, first, smallest_set: set, fewer } = facts;
  const all = questions.length;
  const many = (kind: (typeof questions)[number]['kind']): number =>
    questions.filter((own) => own.kind === kind).length;
  const deciding = questions.filter(({ lead_without: lead }) => isOvertaken(lead)).length;
  const step = fewer.steps.find((own) => own.questions === fewer.enough);
  const percent = (x: number | null): string => (x === null ? '–' : `${(100 * x).toFixed(0)}%`);
  const rows = questions
    .slice(0, LISTED)
    .map(({ discrimination: { median, lower, upper }, ...own }) => [
      ...[printable(own.id), KINDS[own.kind]],
      `${fixed(median)} (${fixed(lower)} to ${fixed(upper)})`,
      ...[
        own.influence.toFixed(3).replace(/^-/, '−'),
        percent(own.p_first_without),
        printable(own.first_without),
      ],
      ...[percent(own.against_order), percent(own.ties)],
      ...[percent(own.disagreement), percent(own.flips)],
    ]);
  const head = [
    ...['Question', 'Kind', 'Discrimination', 'Influence', 'P(first) without', 'First without'],
    ...['Against', 'Ties', 'Judges differ', 'Flips'],
  ];
  return [
    deciding > 0
      ? `Questions: ${deciding} of ${all} decide the first rank; without that one, another model than ${printable(first)} is first.`
      : `Questions: whichever of the ${all} is left out, ${printable(first)} stays first.`,
    set === null
      ? 'Leaving out every question that helps does not change who is first.'
      : `Smallest set found that changes it: ${set.questions.length} (${set.questions.slice(0, LISTED).map(printable).join(', ')}${set.questions.length > LISTED ? ', …' : ''}); ${printable(set.enters)} is first then.`,
    `Of ${all} questions ${many('separates')} clearly separate models, ${many('dead')} are dead, ${many('reversed')} go against the order, ${many('unclear')} have too few verdicts to tell.`,
    step === undefined
      ? 'No smaller number of questions that was tried keeps the first in first place often enough.'
      : `With ${step.questions} of ${all} questions the first stays first in ${percent(step.same_first.value)} of ${step.subsets} random subsets (Kendall’s τ with the whole ${fixed(step.kendall_tau.value)}).`,
    '',
    aligned([head, ...rows], new Set([0, 1, 5])),
    '',
  ].join('\n');
}
