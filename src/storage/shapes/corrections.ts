import * as v from 'valibot';
import { MAX_NOTE_LENGTH } from '../../core/limits.ts';
import type { Correction } from '../../core/table/corrections/corrections.ts';
import { amount, shapeOf, whole, wholeUpTo } from './pieces.ts';

const remark = {
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_NOTE_LENGTH))),
  at: v.exactOptional(amount),
};

/** A turn as a JudgmentTable holds it. */
const turn = v.nullable(wholeUpTo(127));

export const corrections = v.array(
  shapeOf<Correction>()(
    v.variant('kind', [
      v.object({
        kind: v.literal('judgment'),
        file: v.string(),
        row: whole,
        said: v.object({
          left: v.string(),
          right: v.string(),
          question: v.nullable(v.string()),
          judge: v.nullable(v.string()),
          turn,
          outcome: v.picklist(['left', 'right', 'tie', 'unparsed']),
        }),
        to: v.picklist(['left', 'right', 'tie', 'excluded']),
        ...remark,
      }),
      v.object({ kind: v.literal('question'), question: v.string(), ...remark }),
      v.object({ kind: v.literal('answer'), model: v.string(), question: v.string(), ...remark }),
    ]),
  ),
);
