import { adjustForLooks } from '../../core/checks/false-discoveries.ts';
import type { FilesRead } from '../../core/formats/file/report.ts';
import { judgeDrift } from '../../core/judge-report/drift.ts';
import type { Change, JudgeDrift, Snapshot } from '../../core/judge-report/drift.ts';
import { HABIT_LEVEL } from '../../core/limits.ts';
import type { MeasuredAnswers } from '../../core/style/answers.ts';
import { ArgumentError } from '../argument-error.ts';
import { aligned, printable } from '../terminal.ts';
import type { AskedDrift } from './asked.ts';
import { agreementOf, effectOf, points, span } from './judge-cards.ts';
import type { FileInput } from './answers.ts';
import { fixed } from './written.ts';

type Pair = readonly [first: Snapshot, second: Snapshot];

const HABITS = ['order', 'ties', 'length'] as const;

/**
 * What `--drift` adds to `--report judges`: what changed between two snapshots. Of all judgments,
 * as the edits of a project leave them.
 * @param judges those that have a card
 * @throws ArgumentError where a file or a judge is none of these
 */
export function driftsOf(
  { read, edits, asked }: FileInput,
  answers: MeasuredAnswers | null,
  judges: readonly string[],
) {
  const { table, files } = read;
  const pairs = asked.drift.flatMap((drift) => pairsOf(drift, files, table.judges, judges));
  const compared = pairs.flatMap(([first, second]) => {
    const drift = judgeDrift(table, files, edits, answers, [first, second]);
    return drift === null ? [] : [{ first, second, drift }];
  });
  const changes = compared.flatMap(({ drift }) => changesOf(drift));
  const p = changes.map(({ change }) => change.p);
  const adjusted = new Map(
    adjustForLooks(p, p.length).map((own, at) => [changes[at], own] as const),
  );
  const isClear = (change: Change): boolean => (adjusted.get(change) ?? 1) <= HABIT_LEVEL;
  const shown = (change: Change | null) =>
    change && {
      ...{ first: change.first, second: change.second },
      /** The second less the first. */
      change: effectOf(change.change),
      p_adjusted: adjusted.get(change) ?? 1,
    };
  return {
    judge_drift: {
      /** Tests that p_adjusted is corrected for (false discovery rate). */
      looks: changes.length,
      /** Of which one snapshot holds no judgments. */
      left: pairs.length - compared.length,
      compared: compared.map(({ first, second, drift }) => ({
        first: { ...snapshotOf(first), judgments: drift.judgments[0] },
        second: { ...snapshotOf(second), judgments: drift.judgments[1] },
        changed: changesOf(drift).some(isClear),
        /** On what both judged. */
        agreement: drift.agreement && agreementOf(drift.agreement),
        /** Log-odds. */
        order_effect: shown(drift.order),
        /** Shares. */
        ties: shown(drift.ties),
        /** Log-odds for an answer twice as long. */
        length: shown(drift.length),
      })),
    },
  };
}

export type DriftFacts = ReturnType<typeof driftsOf>;

function pairsOf(
  asked: AskedDrift,
  files: FilesRead['files'],
  known: readonly string[],
  judges: readonly string[],
): readonly Pair[] {
  const whole = (judge: string): Snapshot => ({ judge, file: null });
  if (asked.by === 'day')
    return judges.map((judge) => [
      { ...whole(judge), until: asked.day },
      { ...whole(judge), since: asked.day },
    ]);
  if (asked.by === 'judge') {
    const absent = asked.names.find((name) => !known.includes(name));
    if (absent !== undefined)
      throw new ArgumentError(`--drift judge=${asked.names.join('|')}: ${absent} judged nothing.`);
    return [[whole(asked.names[0]), whole(asked.names[1])]];
  }
  const between = (first: string, second: string): readonly Pair[] =>
    judges.map((judge) => [
      { judge, file: first },
      { judge, file: second },
    ]);
  const names = files.filter(({ judgments }) => judgments > 0).map(({ file }) => file);
  if (asked.names !== null) {
    const [first, second] = asked.names.map((name) => fileNamed(name, names));
    return between(first, second);
  }
  if (names.length < 2)
    throw new ArgumentError('--drift file needs two files with judgments; there are fewer.');
  return names.slice(1).flatMap((name, at) => between(names[at], name));
}

/** By its path, or by its name alone where that says which. */
function fileNamed(name: string, files: readonly string[]): string {
  if (files.includes(name)) return name;
  const found = files.filter((file) => nameOf(file) === name);
  if (found.length === 1) return found[0];
  const why = found.length === 0 ? 'is no file with judgments' : 'may be any of several files';
  throw new ArgumentError(`--drift: ${name} ${why}. There are: ${files.join(', ')}.`);
}

function changesOf(drift: JudgeDrift): readonly Change[] {
  return HABITS.map((habit) => drift[habit]).filter((change) => change !== null);
}

function snapshotOf({ judge, file, since, until }: Snapshot) {
  const dayOf = (time: number | undefined) =>
    time === undefined ? null : new Date(time).toISOString();
  return { judge, file, since: dayOf(since), until: dayOf(until) };
}

/** The same to read. */
export function driftsText({ judge_drift: { compared, looks, left } }: DriftFacts): string {
  const changed = compared.flatMap((own) => {
    const found = ([name, write]: (typeof SAID)[number]) => {
      const change = own[name];
      if (change === null || change.p_adjusted > HABIT_LEVEL) return [];
      const { value, lower, upper } = change.change;
      const size = `${write(value)} [${write(lower)} to ${write(upper)}]`;
      return `${WORDS[name]} ${size}, p ${change.p_adjusted.toPrecision(2)} after correction`;
    };
    const said = SAID.flatMap(found);
    const names = `${named(own.second)} against ${named(own.first)}`;
    return said.length === 0 ? [] : [`Changed, ${names}: ${said.join('; ')}.`];
  });
  const rows = compared.map((own) => [
    ...[named(own.first), named(own.second)],
    ...[own.first, own.second].map(({ judgments }) => String(Math.round(judgments))),
    own.agreement === null ? '–' : span(own.agreement.raw),
    ...SAID.map(([name, write]) => {
      const change = own[name];
      return change === null ? '–' : write(change.change.value);
    }),
  ]);
  const header = [
    'First',
    'Second',
    'Judgments',
    'And',
    'Agree',
    'Order',
    'Ties (points)',
    'Length',
  ];
  return [
    'Drift, over all judgments: the second snapshot less the first, with 95% intervals over questions like these; order and length in log-odds.',
    ...(changed.length > 0
      ? changed
      : [`No change is clear after correction for ${String(looks)} tests.`]),
    ...(rows.length === 0 ? [] : [aligned([header, ...rows], new Set([0, 1]))]),
    ...(left === 0 ? [] : [`Not compared, as one snapshot holds no judgments: ${String(left)}.`]),
    '',
  ].join('\n');
}

const SAID = [
  ['order_effect', signed],
  ['ties', points],
  ['length', signed],
] as const;

const WORDS = {
  order_effect: 'order effect',
  ties: 'share of ties, in points',
  length: 'preference for length',
} as const;

function signed(value: number): string {
  return value < 0 ? fixed(value) : `+${fixed(value)}`;
}

/** A file without its folders. */
function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** A snapshot in a few words. */
function named({ judge, file, since, until }: ReturnType<typeof snapshotOf>): string {
  const parts = [
    judge,
    ...(file === null ? [] : [`in ${nameOf(file)}`]),
    ...(until === null ? [] : [`before ${until.slice(0, 10)}`]),
    ...(since === null ? [] : [`from ${since.slice(0, 10)}`]),
  ];
  return printable(parts.join(' '));
}
