import { judgesReport } from '../../core/judges-model/judges-report.ts';
import type { JudgesReport } from '../../core/judges-model/judges-report.ts';
import type { NextLabels } from '../../core/judges-model/next-labels.ts';
import { peopleAmong } from '../../core/judges-model/panel.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Estimated } from '../../core/numerics/wilson.ts';
import type { Estimate, Intervals } from '../../core/posterior/ranking/summary.ts';
import type { JudgmentTable } from '../../core/table/judgments.ts';
import { HUMAN } from '../../core/table/where.ts';
import { ArgumentError } from '../argument-error.ts';
import { aligned, printable } from '../terminal.ts';
import { diagnosticsOf, diagnosticsText, fixed, percent } from './written.ts';

/**
 * What `--judges joint` adds to the result: one model of all judges, in natural log-odds.
 * @param wanted names of the reference, or HUMAN for all people; none for a consensus
 * @throws ArgumentError where no two judges judged, or the reference is none of them
 */
export function judgesOf(
  table: JudgmentTable,
  wanted: readonly string[],
  model: ModelSettings,
  seed: number,
  intervals: Intervals,
) {
  const { judges } = table;
  const isName = (name: string) => judges.includes(name);
  const reference = wanted.flatMap((name) =>
    name === HUMAN && !isName(name) ? peopleAmong(judges) : isName(name) ? [name] : [],
  );
  if (wanted.length > 0 && reference.length === 0) {
    throw new ArgumentError(`--reference-judge ${wanted.join(', ')} is no judge of these files.`);
  }
  const report = judgesReport(table, reference, model, seed, intervals);
  if (report === null) throw new ArgumentError('--judges joint needs judgments by two judges.');
  return factsOf(report);
}

export type JudgeFacts = ReturnType<typeof factsOf>;

function factsOf({ fit, corrected, next }: JudgesReport) {
  const id = (model: number): string => fit.models[model];
  const { joint } = fit.soundness;
  return {
    judges: fit.judges.map(({ names, judgments, order, tie, omega, stretch, departures }, r) => ({
      /** Of the last, where it is made of all that have few judgments, the first of their names. */
      ...{ name: names[0], names, judgments },
      order_effect: order && shown(order),
      tie_parameter: tie && shown(tie),
      /** How far it spreads the models; null of the reference, as are the next two. */
      discrimination: stretch && shown(stretch),
      /** Standard deviation of its departures. */
      departure: omega && shown(omega),
      departures:
        departures?.map(({ above, ...own }, model) => ({
          ...{ id: id(model), ...shown(own) },
          p_favours: above,
        })) ?? null,
      /** Correlation of the strengths that it sees with those that another does. */
      agreement: fit.likeness.flatMap(({ first, second, ...correlation }) => {
        if (first !== r && second !== r) return [];
        return [{ with: fit.judges[first === r ? second : first].names[0], ...correlation }];
      }),
    })),
    judges_together: {
      reference: fit.hasReference ? fit.judges[0].names : null,
      /** The last of the judges is made of all that have few judgments. */
      has_rest: fit.hasRest,
      judgments_without_judge: fit.unknown,
      over: fit.questions.isAlike ? 'new' : 'these',
      /** Both widths of the strengths, on average; null where questions like these are out of reach. */
      questions: fit.questions.effect && {
        questions: fit.questions.effect.questions,
        design_effect: fit.questions.effect.designEffect,
        width_these: fit.questions.effect.alone,
        width_alike: fit.questions.effect.alike,
      },
      models: fit.summary.rows.map(({ model, rank, strongerThanNext, ...own }) => ({
        ...{ id: id(model), rank },
        ...shown(own),
        p_stronger_than_next: strongerThanNext,
        /** All judgments taken as those of one judge. */
        plain: shown(fit.plain[model]),
      })),
      /** Prediction-powered win rates, over questions like these. */
      corrected: corrected.map(({ judge, common, rates }) => ({
        ...{ judge, common },
        models: rates.map(({ model, ...own }) => ({ id: id(model), ...own })),
      })),
      /** Null without a reference. */
      next_labels: next && nextLabelsOf(next, fit.models),
      diagnostics: diagnosticsOf(joint),
    },
  };
}

/** The same to read; strengths and widths in log-odds. */
export function judgesText({ judges, judges_together: together }: JudgeFacts): string {
  const { reference, models, corrected, diagnostics } = together;
  const span = (of: Shown | null): string =>
    of === null ? '–' : `${fixed(of.median)} (${fixed(of.lower)} to ${fixed(of.upper)})`;
  const name = (names: readonly string[]): string =>
    names.length === 1
      ? printable(names[0])
      : `${printable(names[0])} and ${names.length - 1} more`;
  const ranking = models.map((own) => [
    ...[String(own.rank), printable(own.id), span(own), span(own.plain)],
    own.p_stronger_than_next === null ? '' : percent(own.p_stronger_than_next),
  ]);
  const habits = judges.map((judge) => {
    const favoured = (judge.departures ?? []).filter(({ lower_wide }) => lower_wide > 0);
    const favours = favoured
      .map((own) => `${printable(own.id)} ${fixed(own.median)} (P ${percent(own.p_favours)})`)
      .join(', ');
    return [
      ...[
        name(judge.names),
        String(judge.judgments),
        span(judge.departure),
        span(judge.discrimination),
      ],
      ...[span(judge.order_effect), favours],
    ];
  });
  const { questions, next_labels: next } = together;
  const isAlike = together.over === 'new';
  const over = isAlike ? 'over questions like these' : 'over these questions';
  const of = reference === null ? 'Consensus' : `As ${name(reference)}`;
  return [
    reference === null
      ? `Judges together: the consensus of all judges, in log-odds, ${over}.`
      : `Judges together, against ${name(reference)} as the reference, in log-odds, ${over}.`,
    ...(questions === null
      ? []
      : [
          isAlike
            ? `Half intervals are ${fixed(questions.width_alike)} on average (robust widths); over these questions alone they would be ${fixed(questions.width_these)}.`
            : `Half intervals are ${fixed(questions.width_these)} on average; over questions like these they would be ${fixed(questions.width_alike)}.`,
        ]),
    aligned(
      [['Rank', 'Model', of, 'All as one judge', 'Stronger than next'], ...ranking],
      new Set([1]),
    ),
    '',
    aligned(
      [['Judge', 'Judgments', 'Departure', 'Spread', 'Order effect', 'Favours (95%)'], ...habits],
      new Set([0, 5]),
    ),
    ...corrected.map((own) => correctedText(own, name)),
    ...(next && reference ? [nextLabelsText(next, name(reference)), ''] : []),
    diagnosticsText(diagnostics),
    ...(together.judgments_without_judge === 0
      ? []
      : [`${together.judgments_without_judge} judgments without a known judge are left out.`]),
    '',
  ].join('\n');
}

function correctedText(
  { judge, common, models }: JudgeFacts['judges_together']['corrected'][number],
  name: (names: readonly string[]) => string,
): string {
  if (common === 0) {
    return `${name(judge)} and the reference have no comparison in common: nothing can be learned about how far it is off.`;
  }
  const rate = (of: Estimated | null): string =>
    of === null ? '–' : `${percent(of.value)} (${percent(of.lower)} to ${percent(of.upper)})`;
  const rows = models.map((own) => [
    ...[printable(own.id), rate(own.corrected), rate(own.reference), rate(own.judge)],
    String(own.common),
  ]);
  const header = ['Model', 'Corrected', 'Reference alone', 'Judge alone', 'In common'];
  return [
    '',
    `Win rates by ${name(judge)}, corrected by the reference (prediction-powered, 95%, over questions like these):`,
    aligned([header, ...rows], new Set([0])),
    '',
  ].join('\n');
}

/** Lines of the table of next labels; JSON has all. */
const MAX_LINES = 20;

type NextLabelFacts = ReturnType<typeof nextLabelsOf>;

/** Which labels of the reference narrow the ranking most. */
function nextLabelsOf(next: NextLabels, models: readonly string[]) {
  return {
    /** Of the differences of neighbours, mean of half their interval; in log-odds. */
    width: next.width,
    over: next.isAlike ? ('new' as const) : ('these' as const),
    labelled: next.labelled,
    /** Null where no question is known. */
    open: next.open,
    /** Null where all that are open do not halve it. */
    halving: next.halving,
    width_left: next.least,
    labels: next.labels.map(({ question, first, second, share }) => ({
      ...{ question, model_a: models[first], model_b: models[second], width_left: share },
    })),
  };
}

function nextLabelsText(next: NextLabelFacts, reference: string): string {
  const { width, over, open, halving, labels } = next;
  const now = `The differences between neighbouring models are known to ±${width.toFixed(2)} log-odds on average, over ${over === 'new' ? 'questions like these' : 'these questions'}`;
  const enough =
    halving !== null
      ? `${halving} more ${halving === 1 ? 'label' : 'labels'} by ${reference} would halve that.`
      : open === 0
        ? `Every pair of answers here is judged by ${reference}: these questions allow no more.`
        : open === null
          ? `More labels by ${reference} on these questions would leave ${percent(next.width_left)} of it at best.`
          : `All ${open} pairs of answers not judged by ${reference} would leave ${percent(next.width_left)} of it: these questions allow no more.`;
  const rows = labels
    .slice(0, MAX_LINES)
    .map((own, at) => [
      ...[String(at + 1), own.question === null ? '–' : printable(own.question)],
      ...[printable(own.model_a), printable(own.model_b), percent(own.width_left)],
    ]);
  const header = ['Next', 'Question', 'Model', 'Other model', 'Width left'];
  return [
    `${now}. ${enough}`,
    ...(rows.length > 0 ? [aligned([header, ...rows], new Set([1, 2, 3]))] : []),
    ...(labels.length > MAX_LINES ? [`${labels.length - MAX_LINES} more with --json.`] : []),
  ].join('\n');
}

type Shown = ReturnType<typeof shown>;

function shown({ median, lower, upper, lowerWide, upperWide }: Estimate) {
  return { median, lower, upper, lower_wide: lowerWide, upper_wide: upperWide };
}
