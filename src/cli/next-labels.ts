import type { NextLabels } from '../core/judges-model/next-labels.ts';
import { aligned, printable } from './terminal.ts';

/** Lines of the table; JSON has all. */
const MAX_LINES = 20;

export type NextLabelFacts = ReturnType<typeof nextLabelsOf>;

/** Which labels of the reference narrow the ranking most. */
export function nextLabelsOf(next: NextLabels, models: readonly string[]) {
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

export function nextLabelsText(next: NextLabelFacts, reference: string): string {
  const { width, over, open, halving, labels } = next;
  const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;
  const now = `The differences between neighbouring models are known to ±${width.toFixed(2)} log-odds on average, over ${over === 'new' ? 'questions like these' : 'these questions'}`;
  const enough =
    halving !== null
      ? `${halving} more ${halving === 1 ? 'label' : 'labels'} by ${reference} would halve that.`
      : open === 0
        ? `${reference} has judged every pair of answers here: these questions allow no more.`
        : open === null
          ? `More labels by ${reference} on these questions would leave ${percent(next.width_left)} of it at best.`
          : `All ${open} pairs that ${reference} has not judged would leave ${percent(next.width_left)} of it: these questions allow no more.`;
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
