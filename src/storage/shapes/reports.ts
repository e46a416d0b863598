import * as v from 'valibot';
import type { FileReport } from '../../core/formats/file/report.ts';
import { CHOICES, GRADES } from '../../core/formats/file/way.ts';
import { Grade, Outcome } from '../../core/table/judgments.ts';
import type { ScoreTable } from '../../core/table/scores.ts';
import type { NewJudgment } from '../../core/table/table-builder.ts';
import { encoding, fileFailure, rowReason } from './failures.ts';
import { amount, areBelow, areBelowOrUnknown, names, shapeOf, whole } from './pieces.ts';

const equal = v.picklist(['tie', 'nothing']);

const scores = shapeOf<ScoreTable>()(
  v.pipe(
    v.object({
      models: names,
      questions: names,
      judges: names,
      model: v.instance(Uint32Array),
      question: v.instance(Uint32Array),
      judge: v.instance(Int32Array),
      turn: v.instance(Int8Array),
      // NaN where the judge gave none.
      score: v.instance(Float64Array),
      equal,
      better: v.exactOptional(v.picklist(['higher', 'lower'])),
      lower: v.exactOptional(names),
    }),
    v.check(
      ({ models, questions, judges, model, question, judge, turn, score }) =>
        [model, question, judge, turn].every(({ length }) => length === score.length) &&
        areBelow(model, models.length) &&
        areBelow(question, questions.length) &&
        areBelowOrUnknown(judge, judges.length),
    ),
  ),
);

const review = shapeOf<NewJudgment>()(
  v.object({
    left: v.string(),
    right: v.string(),
    outcome: v.picklist([Outcome.left, Outcome.right, Outcome.tie, Outcome.unparsed]),
    question: v.nullable(v.string()),
    judge: v.nullable(v.string()),
    turn: v.pipe(v.number(), v.safeInteger()),
    weight: amount,
    sides: v.optional(v.literal('unknown')),
    grade: v.optional(v.picklist([Grade.open, Grade.plain, Grade.strong])),
    isCount: v.optional(v.literal(true)),
  }),
);

/** What the page shows of a file, and finds rows and texts by. */
export const report = shapeOf<FileReport>()(
  v.object({
    file: v.string(),
    key: v.string(),
    session: v.exactOptional(v.string()),
    bytes: amount,
    format: v.nullable(
      v.picklist([
        ...(['rakuda-v0-tournament', 'rakuda-v1-tournament', 'rakuda-v1-review'] as const),
        ...(['rakuda-v2-pair', 'fastchat-pair', 'fastchat-single', 'arena', 'arena-55k'] as const),
        ...(['arena-hard', 'arena-hard-v2', 'alpaca-eval', 'llm-comparator', 'promptfoo'] as const),
        ...(['shaberi', 'llm-jp-single', 'flexeval', 'chainforge', 'match-results'] as const),
        ...(['counts', 'evalica', 'win-matrix', 'choix', 'mapped', 'answers'] as const),
        ...(['questions', 'ranking', 'judge-prompts'] as const),
        ...(['autoarena', 'orq-arena', 'orq-arena-votes', 'judgearena', 'open-webui'] as const),
        ...(['label-studio', 'argilla', 'row-ranking', 'chosen-rejected'] as const),
        ...(['comparia', 'comparia-reactions', 'helpsteer3'] as const),
        ...(['vicuna-review', 'llmzoo', 'pgn'] as const),
        ...(['wildbench', 'opencompass', 'inspect', 'lm-eval'] as const),
        ...(['deepeval', 'langfuse', 'langsmith', 'phoenix'] as const),
      ]),
    ),
    rows: whole,
    judgments: amount,
    unparsed: amount,
    rejected: whole,
    rejections: v.array(
      v.object({ file: v.string(), line: whole, reason: rowReason, excerpt: v.string() }),
    ),
    rejectedValues: v.exactOptional(
      v.array(
        v.object({
          field: v.string(),
          value: v.string(),
          rows: whole,
          isVerdict: v.exactOptional(v.literal(true)),
        }),
      ),
    ),
    failure: v.nullable(fileFailure),
    aside: v.exactOptional(whole),
    firstRow: whole,
    tableRows: whole,
    holds: v.object({
      texts: whole,
      questions: whole,
      answers: whole,
      prompts: whole,
      rankings: whole,
      spent: v.exactOptional(whole),
    }),
    hasTexts: v.exactOptional(v.literal(true)),
    answeredBy: v.exactOptional(v.string()),
    bytesRead: v.exactOptional(whole),
    isWhole: v.exactOptional(v.literal(true)),
    mirrored: v.exactOptional(whole),
    games: v.exactOptional(amount),
    probabilities: v.exactOptional(whole),
    leftOut: v.exactOptional(names),
    passedOver: v.exactOptional(names),
    strong: v.exactOptional(
      v.object({
        verdicts: amount,
        as: v.picklist(GRADES),
        published: v.exactOptional(amount),
      }),
    ),
    choices: v.exactOptional(
      v.object({
        observations: whole,
        tied: v.exactOptional(whole),
        shared: whole,
        as: v.picklist(CHOICES),
      }),
    ),
    encoding: v.exactOptional(encoding),
    sides: v.exactOptional(v.object({ unknown: amount, isDeclared: v.boolean() })),
    scores: v.exactOptional(scores),
    reviews: v.exactOptional(v.array(review)),
    derived: v.exactOptional(
      v.object({
        models: whole,
        scores: whole,
        withoutScore: whole,
        repeated: whole,
        averaged: v.exactOptional(whole),
        pairs: whole,
        ties: whole,
        equal,
        lower: v.exactOptional(v.union([names, v.literal('all')])),
      }),
    ),
  }),
);
