import { Outcome, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import type { ScoreTable } from './scores.ts';
import { TableBuilder } from './table-builder.ts';

/** More pairs than this are not made: they would not fit in memory. */
export const MOST_DERIVED = 10_000_000;

/** What came of the scores of one file. */
export interface DerivedFacts {
  readonly models: number;
  readonly scores: number;
  /** Answers to which the judge gave no score. */
  readonly withoutScore: number;
  /** Scores of an answer that the same judge had scored before; the first one counts. */
  readonly repeated: number;
  /** Judgments made by comparing two scores. */
  readonly pairs: number;
  readonly ties: number;
  /** What equal scores say. */
  readonly equal: ScoreTable['equal'];
  /** Set where the lower score won. */
  readonly better?: 'lower';
}

export interface Derived {
  readonly table: JudgmentTable;
  readonly facts: DerivedFacts;
}

/** Score by model, in the order of the files. */
type Group = Map<string, number>;

/** How the scores of a table compare; those that do so otherwise are another kind of scores. */
export function ruleOf({ equal, better }: ScoreTable): readonly string[] {
  return [equal, better ?? 'higher'];
}

/**
 * Compares single scores of the same question, turn and judge, across files: the better wins.
 * Each score is compared with those of other models before it, in its file or in files before,
 * so files can be added one by one. A score has no order of presentation: the sides are unknown.
 */
export class PairDeriver {
  readonly #groups = new Map<string, Group>();
  #total = 0;

  /** The judgments that one more file of scores adds, or null where they would be too many. */
  add(scores: ScoreTable): Derived | null {
    const table = new TableBuilder();
    let withoutScore = 0;
    let repeated = 0;
    let ties = 0;
    for (let row = 0; row < scores.score.length; row++) {
      const score = scores.score[row];
      const question = scores.questions[scores.question[row]];
      const judge = scores.judge[row] === UNKNOWN ? null : scores.judges[scores.judge[row]];
      const turn = scores.turn[row];
      const group = this.#group(JSON.stringify([question, judge, turn, ...ruleOf(scores)]));
      const model = scores.models[scores.model[row]];
      if (Number.isNaN(score)) {
        withoutScore++;
        continue;
      }
      if (group.has(model)) {
        repeated++;
        continue;
      }
      this.#total += group.size;
      if (this.#total > MOST_DERIVED) return null;
      for (const [other, otherScore] of group) {
        const isTie = otherScore === score;
        if (isTie && scores.equal === 'nothing') continue;
        if (isTie) ties++;
        const isRight = scores.better === 'lower' ? score < otherScore : score > otherScore;
        const outcome = isTie ? Outcome.tie : isRight ? Outcome.right : Outcome.left;
        const rest = { question, judge, turn, weight: 1, sides: 'unknown' } as const;
        table.add({ left: other, right: model, outcome, ...rest });
      }
      group.set(model, score);
    }
    return {
      table: table.build(),
      facts: {
        models: scores.models.length,
        scores: scores.score.length - withoutScore,
        withoutScore,
        repeated,
        pairs: table.rows,
        ties,
        equal: scores.equal,
        ...(scores.better && { better: scores.better }),
      },
    };
  }

  #group(key: string): Group {
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group: Group = new Map<string, number>();
    this.#groups.set(key, group);
    return group;
  }
}
