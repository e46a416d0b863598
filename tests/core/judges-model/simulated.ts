import { logistic } from '../../../src/core/model/pairwise.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';

/** One judge of a known truth. */
export interface TrueJudge {
  readonly name: string;
  readonly order: number;
  readonly stretch: number;
  readonly omega: number;
  /** By model; sums to zero. */
  readonly departures: readonly number[];
}

export interface JointTruth {
  readonly strengths: readonly number[];
  readonly judges: readonly TrueJudge[];
}

function centred(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.map((x) => x - mean);
}

const normals = (size: number, random: Random): readonly number[] =>
  Array.from({ length: size }, () => random.normal());

/** A truth from the priors of the joint model, under the default settings. */
export function drawTruth(
  models: number,
  names: readonly string[],
  hasReference: boolean,
  random: Random,
): JointTruth {
  const free = normals(names.length, random).map((x) => 0.5 * x);
  const stretches = hasReference ? free.map((x, r) => (r === 0 ? 0 : x)) : centred(free);
  const judges = names.map((name, r): TrueJudge => {
    const isReference = hasReference && r === 0;
    const omega = isReference ? 0 : Math.abs(random.normal());
    return {
      ...{ name, omega, order: random.normal(), stretch: Math.exp(stretches[r]) },
      departures: centred(normals(models, random)).map((x) => omega * x),
    };
  });
  return { strengths: centred(normals(models, random)), judges };
}

/** Every judge judges every ordered pair on so many questions. */
export function simulateJudges(
  { strengths, judges }: JointTruth,
  questions: number,
  random: Random,
): JudgmentTable {
  const models = strengths.map((_, m) => `m${String(m)}`);
  const rows = judges.flatMap((judge, r) =>
    Array.from({ length: questions }, (_, question) =>
      models.flatMap((_, left) =>
        models.flatMap((__, right) => {
          if (left === right) return [];
          const seen = (m: number): number => strengths[m] + judge.departures[m];
          const eta = judge.order + judge.stretch * (seen(left) - seen(right));
          const outcome = random.uniform() < logistic(eta) ? Outcome.left : Outcome.right;
          return [{ left, right, question, judge: r, outcome }];
        }),
      ),
    ).flat(),
  );
  return tableOf(
    models,
    judges.map(({ name }) => name),
    rows,
  );
}

export interface JudgeRow {
  readonly left: number;
  readonly right: number;
  readonly question: number;
  readonly judge: number;
  readonly outcome: Outcome;
}

export function tableOf(
  models: readonly string[],
  judges: readonly string[],
  rows: readonly JudgeRow[],
): JudgmentTable {
  const questions = 1 + Math.max(...rows.map(({ question }) => question));
  return {
    ...{ models, judges, weight: null },
    questions: Array.from({ length: questions }, (_, q) => `q${String(q)}`),
    left: Uint32Array.from(rows, ({ left }) => left),
    right: Uint32Array.from(rows, ({ right }) => right),
    outcome: Uint8Array.from(rows, ({ outcome }) => outcome),
    question: Int32Array.from(rows, ({ question }) => question),
    judge: Int32Array.from(rows, ({ judge }) => judge),
    turn: new Int8Array(rows.length).fill(-1),
  };
}
