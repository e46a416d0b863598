import { withoutChoices } from '../table/choices/choice-pairs.ts';
import { isOrderKnown } from '../table/judgments.ts';
import type { ChoiceCounts, Counts, PairCounts, QuestionCounts } from '../table/judgments.ts';
import { Verdict, gradedColumns } from '../table/grades.ts';
import { questionsOf } from '../model/questions/integrated.ts';
import { hasTieOutcome, isGraded } from '../model/settings.ts';
import type { ModelSettings, TieModel } from '../model/settings.ts';
import { singleChoices, tiesUnder } from '../model/choices/tie-law.ts';
import { hasShownColumn, isKnown } from './program.ts';

/** The value of a variable of a program's data block. */
export type StanValue = number | readonly number[] | readonly (readonly number[])[];

/** What the program of the same settings declares as data, by name; models count from 1. */
export function stanData(given: PairCounts, settings: ModelSettings): Record<string, StanValue> {
  const counts = withoutChoices(given);
  const { models, left, right } = counts;
  const byQuestion = questionsOf(counts, settings);
  const rows = byQuestion ?? counts;
  const pairs = byQuestion ? Array.from(byQuestion.pair) : Array.from(left.keys());
  return {
    K: models.length,
    P: pairs.length,
    left_model: pairs.map((p) => left[p] + 1),
    right_model: pairs.map((p) => right[p] + 1),
    left_wins: Array.from(rows.leftWins),
    right_wins: Array.from(rows.rightWins),
    ...(hasShownColumn(counts.sides, settings) && {
      shown: pairs.map((p) => Number(isOrderKnown(counts, p))),
    }),
    ...(byQuestion && slotData(counts, byQuestion)),
    ...(settings.ties !== 'drop' && { ties: Array.from(rows.ties) }),
    ...(isGraded(settings.ties) && gradeData(rows)),
    ...(given.choices && choiceData(models.length, given.choices, settings.ties)),
    ...priorData(settings),
    ...(isKnown(models, settings) && knownData(models, settings)),
  };
}

/** A slot for every model on every question that it was judged on. */
function slotData(
  { models, left, right }: PairCounts,
  { question, pair }: QuestionCounts,
): Record<string, StanValue> {
  const slots = new Map<number, number>();
  const slotOf = (row: number, side: Uint32Array): number => {
    const key = question[row] * models.length + side[pair[row]];
    const slot = slots.get(key) ?? slots.size + 1;
    slots.set(key, slot);
    return slot;
  };
  const all = Array.from(pair, (_, row) => [slotOf(row, left), slotOf(row, right)] as const);
  return {
    S: slots.size,
    left_slot: all.map(([own]) => own),
    right_slot: all.map(([, own]) => own),
  };
}

/** The data as the JSON file that CmdStan reads. */
export function stanDataJson(counts: PairCounts, settings: ModelSettings): string {
  const entries = Object.entries(stanData(counts, settings));
  const lines = entries.map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function choiceData(
  models: number,
  choices: ChoiceCounts,
  ties: TieModel,
): Record<string, StanValue> {
  const { start, member } = choices;
  const tied = tiesUnder(choices, ties);
  // Of several chosen together each has its part under every model that keeps them.
  const { chosen } = singleChoices(choices, ties === 'drop' ? 'drop' : 'half');
  const of = new Float64Array(models);
  member.forEach((model, at) => (of[model] += chosen[at]));
  const sets = Array.from(start.subarray(1), (end, s) => [start[s], end] as const);
  const times = sets.map(([from, to]) => chosen.subarray(from, to).reduce((sum, n) => sum + n, 0));
  const counted = { S: sets.length, times, chosen: Array.from(of) };
  if (tied === undefined) {
    const among = sets.map(([from, to]) => {
      const own = new Set(member.subarray(from, to));
      return Array.from({ length: models }, (_, model) => Number(own.has(model)));
    });
    return { ...counted, among };
  }
  return {
    ...counted,
    N: member.length,
    member: Array.from(member, (model) => model + 1),
    first: sets.map(([from]) => from + 1),
    members: sets.map(([from, to]) => to - from),
    largest: sets.map(([from, to]) => Math.min(tied.most, to - from)),
    further: tied.chosen.reduce(
      (sum, n, group) => sum + n * (tied.start[group + 1] - tied.start[group] - 1),
      0,
    ),
  };
}

function priorData({
  strength,
  order,
  ties,
  tie,
  questions,
}: ModelSettings): Record<string, StanValue> {
  return {
    ...(strength.family === 'uniform'
      ? { strength_bound: strength.bound }
      : strength.family === 'hierarchical'
        ? { tau_scale: strength.scale }
        : { strength_scale: strength.scale }),
    ...(strength.family === 'student-t' && { strength_df: strength.df }),
    ...(order !== null &&
      (order.family === 'uniform' ? { order_bound: order.bound } : { order_scale: order.scale })),
    ...(questions?.kind === 'random' && { omega_scale: questions.scale }),
    ...(hasTieOutcome(ties) && { tie_mean: tie.mean, tie_scale: tie.scale }),
  };
}

function gradeData(counts: PairCounts | QuestionCounts): Record<string, StanValue> {
  const columns = gradedColumns<Counts>(counts);
  const of = (verdict: number): number[] => Array.from(columns[verdict]);
  return {
    left_strong: of(Verdict.leftStrong),
    right_strong: of(Verdict.rightStrong),
    left_open: of(Verdict.leftOpen),
    right_open: of(Verdict.rightOpen),
  };
}

function knownData(
  models: readonly string[],
  { informative }: ModelSettings,
): Record<string, StanValue> {
  const known = informative.filter(({ model }) => models.includes(model));
  return {
    I: known.length,
    known: known.map(({ model }) => models.indexOf(model) + 1),
    known_mean: known.map(({ mean }) => mean),
    known_scale: known.map(({ scale }) => scale),
  };
}
