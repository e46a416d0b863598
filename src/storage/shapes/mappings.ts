import * as v from 'valibot';
import type { DuelMapping } from '../../core/formats/file/mapping.ts';
import { names, shapeOf } from './pieces.ts';

const text = v.string();
const optionalName = v.nullable(text);
const better = v.picklist(['higher', 'lower']);
const values = {
  ...{ leftValues: names, rightValues: names, tieValues: names },
  noneValues: v.exactOptional(names),
};

/** A guess at what the columns of an unknown table mean. */
export const duelMapping = shapeOf<DuelMapping>()(
  v.object({
    kind: v.exactOptional(v.never()),
    left: text,
    right: text,
    verdict: v.variant('kind', [
      v.object({ kind: v.literal('outcome'), field: text, ...values }),
      v.object({ kind: v.literal('outcomes'), fields: names, ...values }),
      v.object({ kind: v.literal('scores'), left: text, right: text, better }),
      v.object({ kind: v.literal('score-cell'), field: text, better }),
      v.object({
        kind: v.literal('counts'),
        leftWins: text,
        rightWins: text,
        ties: optionalName,
      }),
      v.object({ kind: v.literal('left-wins') }),
    ]),
    question: optionalName,
    category: optionalName,
    judge: optionalName,
    turn: optionalName,
    tags: v.exactOptional(names),
    records: v.exactOptional(text),
    sides: v.exactOptional(v.literal('unknown')),
  }),
);
