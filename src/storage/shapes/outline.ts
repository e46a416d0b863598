import * as v from 'valibot';
import type { Ranking } from '../../core/table/benchmark.ts';
import type { FurtherJudges } from '../../core/overview/further-judges.ts';
import type { DataOutline } from '../../core/overview/outline.ts';
import { amount, areAmounts, columnOf, finite, names, shapeOf, share, whole } from './pieces.ts';

const estimated = v.object({ value: finite, lower: finite, upper: finite });

export const ranking = shapeOf<Ranking>()(
  v.object({
    file: v.string(),
    measure: v.string(),
    entries: v.array(
      v.object({
        model: v.string(),
        value: finite,
        lower: v.nullable(finite),
        upper: v.nullable(finite),
        winRate: v.nullable(finite),
        strongerThanNext: v.nullable(finite),
      }),
    ),
  }),
);

const namesInRow = { names: v.string(), ends: v.instance(Uint32Array) };
const endTogether = ({ names, ends }: Pick<FurtherJudges, 'names' | 'ends'>): boolean =>
  ends.every((end, at) => at === 0 || end >= ends[at - 1]) && (ends.at(-1) ?? 0) === names.length;

export const furtherJudges = shapeOf<FurtherJudges>()(
  v.pipe(
    v.object({
      ...namesInRow,
      judgments: columnOf(Float64Array, areAmounts),
      unparsed: columnOf(Float64Array, areAmounts),
      folded: v.exactOptional(v.object(namesInRow)),
    }),
    v.check(
      ({ folded, ...own }) =>
        endTogether(own) &&
        (folded === undefined || endTogether(folded)) &&
        [own.judgments, own.unparsed, folded?.ends ?? own.ends].every(
          ({ length }) => length === own.ends.length,
        ),
    ),
  ),
);

export const outline = shapeOf<DataOutline>()(
  v.object({
    rows: whole,
    judgments: amount,
    unparsed: amount,
    models: v.array(
      v.object({
        ...{ name: v.string(), judgments: amount, answers: whole },
        spent: v.exactOptional(
          v.object({ priced: whole, cost: amount, timed: whole, seconds: amount }),
        ),
      }),
    ),
    judges: v.array(v.object({ name: v.string(), judgments: amount, unparsed: amount })),
    furtherJudges: v.exactOptional(furtherJudges),
    agreement: v.array(
      v.object({
        first: v.string(),
        second: v.string(),
        common: amount,
        agreeing: amount,
        commonDecided: amount,
        agreeingDecided: amount,
        things: amount,
        raw: estimated,
        kappa: v.nullable(estimated),
        alpha: v.nullable(estimated),
      }),
    ),
    swaps: v.array(
      v.object({
        judge: v.string(),
        both: whole,
        consistent: whole,
        oneTie: whole,
        flips: whole,
        firstBoth: whole,
        share: v.object({ value: share, lower: share, upper: share }),
      }),
    ),
    duplicates: v.object({ agreeing: whole, contradicting: whole }),
    questions: whole,
    judgedQuestions: v.exactOptional(whole),
    isQuestionPerRow: v.exactOptional(v.literal(true)),
    answers: whole,
    prompts: names,
    categories: v.array(v.object({ name: v.string(), questions: whole })),
    rankings: v.array(ranking),
  }),
);
