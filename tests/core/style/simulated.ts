import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { logistic } from '../../../src/core/model/pairwise.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { NO_COUNTS } from '../../../src/core/style/text-counts.ts';
import type { TextCounts } from '../../../src/core/style/text-counts.ts';
import { contrastOf } from '../../../src/core/style/covariates.ts';

/** What made some judgments; coefficients by the contrast itself, not by its deviation. */
export interface Truth {
  readonly strengths: readonly number[];
  readonly order: number;
  readonly length: number;
  readonly bold: number;
}

const judgment = (models: readonly string[], size: number) => ({
  models,
  questions: Array.from({ length: size }, (_, at) => `q${String(at)}`),
  judges: [],
  left: new Uint32Array(size),
  right: new Uint32Array(size),
  outcome: new Uint8Array(size),
  question: Int32Array.from({ length: size }, (_, at) => at),
  judge: new Int32Array(size).fill(-1),
  turn: new Int8Array(size).fill(-1),
  weight: null,
});

/** Judgments of a known truth: each of two answers of their own length and bold passages. */
export function simulate(truth: Truth, size: number, seed: number) {
  const random = createRandom(seed);
  const models = truth.strengths.map((_, m) => `m${String(m)}`);
  const table = judgment(models, size);
  const texts = new Map<string, TextCounts>();
  for (let row = 0; row < size; row++) {
    const left = Math.floor(random.uniform() * models.length);
    const right = (left + 1 + Math.floor(random.uniform() * (models.length - 1))) % models.length;
    const [a, b] = [left, right].map((model): TextCounts => {
      // Later models write more, so that strength and length can be taken for each other.
      const characters = Math.round(200 * Math.exp(0.2 * model + 0.5 * random.normal()));
      const bold = Math.floor(4 * random.uniform());
      const counts = { ...NO_COUNTS, characters, letters: characters, bold };
      texts.set(`q${String(row)} ${models[model]}`, counts);
      return counts;
    });
    const eta =
      truth.order +
      truth.strengths[left] -
      truth.strengths[right] +
      truth.length * contrastOf('length', a, b) +
      truth.bold * contrastOf('bold', a, b);
    table.left[row] = left;
    table.right[row] = right;
    table.outcome[row] = random.uniform() < logistic(eta) ? Outcome.left : Outcome.right;
  }
  return { table, answers: answersIn(texts) };
}

export function answersIn(texts: ReadonlyMap<string, TextCounts>) {
  return {
    find: (question: string, model: string) => texts.get(`${question} ${model}`) ?? null,
  };
}

/** The same judgments as seen with both sides of each exchanged. */
export function swapped(table: JudgmentTable): JudgmentTable {
  return {
    ...table,
    left: table.right,
    right: table.left,
    outcome: table.outcome.map((said) =>
      said === Outcome.left ? Outcome.right : said === Outcome.right ? Outcome.left : said,
    ),
  };
}
