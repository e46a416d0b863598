import type { JudgmentTable } from '../table/judgments.ts';
import { TableBuilder } from '../table/table-builder.ts';
import type { JudgedQuestion, JudgeReply, JudgingSetup } from './setup.ts';

/** A run without its texts: what the habits of its judges are counted from. */
export interface RunColumns {
  /**
   * By row one reply. Questions carry their positions as names, judges as `judgeLabel` has them:
   * two of one name are two.
   */
  readonly table: JudgmentTable;
  /** Characters of the two answers of row r at 2r and 2r + 1; −1 where there is none. */
  readonly lengths: Float64Array<ArrayBuffer>;
}

/** With the model's name in it, which names the family; people call judges what they like. */
export function judgeLabel(position: number, model: string): string {
  return `${String(position)} ${model}`;
}

/** The position that a label stands for. */
export function judgeAt(label: string): number {
  return Number(label.split(' ', 1)[0]);
}

/** Characters of each model's answer to a question; −1 where there is none. */
export function answerLengths({ answers }: JudgedQuestion): readonly number[] {
  return answers.map((turns) => turns?.reduce((sum, turn) => sum + turn.length, 0) ?? -1);
}

/** Takes replies one by one and keeps none of their texts. */
export class RunColumnsBuilder {
  readonly #setup: Pick<JudgingSetup, 'models' | 'judges'>;
  readonly #answers: readonly (readonly number[])[];
  readonly #table = new TableBuilder();
  readonly #lengths: number[] = [];

  /** @param answers of each question the `answerLengths` */
  constructor(
    setup: Pick<JudgingSetup, 'models' | 'judges'>,
    answers: readonly (readonly number[])[],
  ) {
    this.#setup = setup;
    this.#answers = answers;
  }

  add({ judge, question, left, right, outcome }: JudgeReply): void {
    const { models, judges } = this.#setup;
    this.#table.add({
      ...{ left: models[left], right: models[right], outcome, weight: 1, turn: 1 },
      question: String(question),
      judge: judgeLabel(judge, judges[judge].model),
    });
    this.#lengths.push(this.#answers[question][left], this.#answers[question][right]);
  }

  build(): RunColumns {
    return { table: this.#table.build(), lengths: Float64Array.from(this.#lengths) };
  }
}
