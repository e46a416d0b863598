import { Outcome, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { lowerJudges } from './scores.ts';
import type { ScoreTable } from './scores.ts';
import { TURNS } from './sort-by-name.ts';
import { judgmentOf, TableBuilder } from './table-builder.ts';
import type { Besides } from './table-builder.ts';
import { MAX_DERIVED } from '../limits.ts';

/** What came of the scores of one file. */
export interface DerivedFacts {
  readonly models: number;
  readonly scores: number;
  /** Answers to which the judge gave no score. */
  readonly withoutScore: number;
  /** Scores of a model on a question that the same judge had scored in a file before; left out. */
  readonly repeated: number;
  /**
   * Scores of which the file has several of one model, question and judge, such as samples: their
   * mean is compared. Absent where there are none.
   */
  readonly averaged?: number;
  /** Judgments made by comparing two scores. */
  readonly pairs: number;
  readonly ties: number;
  /** The better score wins; what equal scores say. */
  readonly equal: ScoreTable['equal'];
  /** Judges whose lower scores are better ('' is the one without name), or 'all' of them. */
  readonly lower?: readonly string[] | 'all';
}

export interface Derived {
  readonly table: JudgmentTable;
  readonly facts: DerivedFacts;
}

/** What one judge scored of one turn of one question. */
interface Group {
  readonly of: Besides;
  readonly isLower: boolean;
  /** Score by model, in the order of the files. */
  readonly scored: Map<string, number>;
  /** Its number among those of its file in which the best is picked: one observation each. */
  choice: number;
}

/** The scores of one model in a group that one file has. */
interface Samples {
  mean: number;
  count: number;
}

/** Means of the same scores may differ in their last bits, by the order they were added in. */
const MEAN_DIGITS = 12;

/**
 * Compares single scores of the same question, turn and judge, across files: the higher wins, or
 * the lower where that is better. Of several scores in one file, as of several samples of an
 * answer, the mean is compared; a file that scores once more what a file before has scored adds
 * nothing, for it may be the same file again. Each score is compared with those of other models
 * before it, in its file or in files before, so files can be added one by one. A score has no
 * order of presentation: the sides are unknown.
 */
export class PairDeriver {
  readonly #groups = new Map<string, Group>();
  #total = 0;
  /** So far, of those in which a judge picked the best. */
  #files = 0;

  /** The judgments that one more file of scores adds, or null where they would be too many. */
  add(scores: ScoreTable): Derived | null {
    const table = new TableBuilder();
    const isPicked = scores.equal === 'nothing';
    const groups = this.#groupsOf(scores);
    const samples = samplesOf(scores, groups);
    for (const [group, ofGroup] of samples) this.#total += newPairs(group, ofGroup);
    if (this.#total > MAX_DERIVED) return null;
    let repeated = 0;
    let averaged = 0;
    let counted = 0;
    let ties = 0;
    for (const [row, group] of groups.entries()) {
      const model = scores.models[scores.model[row]];
      const own = samples.get(group)?.get(model);
      if (own === undefined || Number.isNaN(scores.score[row])) continue;
      // All samples of a model are taken with the first of them.
      samples.get(group)?.delete(model);
      counted += own.count;
      if (group.scored.has(model)) {
        repeated += own.count;
        continue;
      }
      if (own.count > 1) averaged += own.count;
      const score = own.count > 1 ? Number(own.mean.toPrecision(MEAN_DIGITS)) : own.mean;
      for (const [other, otherScore] of group.scored) {
        const isTie = otherScore === score;
        if (isTie && scores.equal === 'nothing') continue;
        if (isTie) ties++;
        const isBetter = group.isLower ? score < otherScore : score > otherScore;
        const outcome = isTie ? Outcome.tie : isBetter ? Outcome.right : Outcome.left;
        if (isPicked && group.choice === UNKNOWN) group.choice = table.nextChoice();
        const pair = { left: other, right: model };
        table.add(judgmentOf(pair, outcome, group.of), group.choice);
      }
      group.scored.set(model, score);
    }
    const lower = lowerJudges(scores);
    const isAllLower = lower.length > 0 && groups.every(({ isLower }) => isLower);
    return {
      table: table.build(),
      facts: {
        models: scores.models.length,
        scores: counted,
        withoutScore: scores.score.length - counted,
        repeated,
        ...(averaged === 0 ? {} : { averaged }),
        pairs: table.rows,
        ties,
        equal: scores.equal,
        ...(lower.length === 0 ? {} : { lower: isAllLower ? ('all' as const) : lower }),
      },
    };
  }

  /** The group of each score. */
  #groupsOf(scores: ScoreTable): readonly Group[] {
    const lower = new Set(lowerJudges(scores));
    // The best of a file was picked among its own answers: they are compared with no other file's.
    const picked = scores.equal === 'nothing' ? this.#files++ : null;
    // Those of this file, by what their rows say in numbers.
    const met = new Map<number, Group>();
    return Array.from(scores.score, (_, row): Group => {
      const [asked, said, turn] = [scores.question[row], scores.judge[row], scores.turn[row]];
      const number = (asked * (scores.judges.length + 1) + said - UNKNOWN) * TURNS + turn - UNKNOWN;
      const known = met.get(number);
      if (known !== undefined) return known;
      const question = scores.questions[asked];
      const judge = said === UNKNOWN ? null : scores.judges[said];
      const isLower = lower.has(judge ?? '');
      const key = JSON.stringify([question, judge, turn, picked, isLower]);
      const group = this.#groups.get(key) ?? {
        of: { question, judge, turn, sides: 'unknown' },
        isLower,
        scored: new Map<string, number>(),
        choice: UNKNOWN,
      };
      this.#groups.set(key, group);
      met.set(number, group);
      return group;
    });
  }
}

/** Comparisons that the models which a group has no score of yet add to it. */
function newPairs(group: Group, samples: ReadonlyMap<string, Samples>): number {
  let all = group.scored.size;
  let pairs = 0;
  for (const model of samples.keys()) if (!group.scored.has(model)) pairs += all++;
  return pairs;
}

/** The scores of a file that are of the same model in the same group, as their mean. */
function samplesOf(
  { models, model, score }: ScoreTable,
  groups: readonly Group[],
): Map<Group, Map<string, Samples>> {
  const samples = new Map<Group, Map<string, Samples>>();
  for (const [row, group] of groups.entries()) {
    if (Number.isNaN(score[row])) continue;
    const ofGroup = samples.get(group) ?? new Map<string, Samples>();
    samples.set(group, ofGroup);
    const name = models[model[row]];
    const own = ofGroup.get(name) ?? { mean: 0, count: 0 };
    ofGroup.set(name, own);
    own.count++;
    own.mean += (score[row] - own.mean) / own.count;
  }
  return samples;
}
