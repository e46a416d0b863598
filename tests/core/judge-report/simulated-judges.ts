import type { Random } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

/** A judge of a known truth. */
export interface TrueJudge {
  readonly name: string;
  /** α, log-odds. */
  readonly order?: number;
  /** λ of Davidson's model; without ties where it is not there. */
  readonly tie?: number;
  /** How far it spreads the models. */
  readonly stretch?: number;
  /** Log-odds for models whose names begin so. */
  readonly favours?: readonly [prefix: string, by: number];
  /** Log-odds for each doubling of length. */
  readonly length?: number;
  /** Log-odds for an answer with four list items against one without. */
  readonly lists?: number;
}

export interface TrueAnswer {
  readonly characters: number;
  readonly lists: number;
}

export interface TrueBoard {
  readonly models: readonly string[];
  readonly strengths: readonly number[];
  readonly questions: number;
  /** Standard deviation of what a model is better by on one question, as all judges see it. */
  readonly scatter?: number;
  readonly answer?: (model: number, question: number) => TrueAnswer;
}

/** Every judge on every question and pair, in both orders. */
export function simulated(
  board: TrueBoard,
  judges: readonly TrueJudge[],
  random: Random,
): JudgmentTable {
  const { models, strengths, questions, scatter = 0, answer } = board;
  const builder = new TableBuilder();
  for (let q = 0; q < questions; q++) {
    const here = strengths.map((strength) => strength + scatter * random.normal());
    for (const judge of judges) {
      const { order = 0, stretch = 1, favours, length = 0, lists = 0 } = judge;
      const seen = models.map((model, m) => {
        const own = favours && model.startsWith(favours[0]) ? favours[1] : 0;
        return stretch * here[m] + own;
      });
      for (let a = 0; a < models.length; a++) {
        for (let b = 0; b < models.length; b++) {
          if (a === b) continue;
          let eta = order + seen[a] - seen[b];
          if (answer) {
            const [x, y] = [answer(a, q), answer(b, q)];
            eta += length * Math.log2(x.characters / y.characters);
            const contrast = (x.lists - y.lists) / (x.lists + y.lists + 1);
            eta += (lists * contrast) / 0.8;
          }
          const tie = judge.tie === undefined ? 0 : Math.exp(judge.tie);
          const weights = [Math.exp(eta / 2), Math.exp(-eta / 2), tie];
          let rest = random.uniform() * (weights[0] + weights[1] + weights[2]);
          let outcome = 0;
          while (outcome < 2 && rest > weights[outcome]) rest -= weights[outcome++];
          builder.add({
            ...{ left: models[a], right: models[b], question: `q${String(q)}`, judge: judge.name },
            ...{ outcome: [Outcome.left, Outcome.right, Outcome.tie][outcome], turn: 1, weight: 1 },
          });
        }
      }
    }
  }
  return builder.build();
}
