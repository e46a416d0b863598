import fc from 'fast-check';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { anyCharacter } from '../../any-character.ts';

const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  'gpt-4:20230713',
  '組織/モデル（７Ｂ）',
  'a"b',
  'a,b;c\td',
  "'; DROP TABLE",
  '<script>alert(1)</script>',
  'line\u2028separator\u2029\u0085',
  'two\nlines',
  'two\r\nlines',
  '"',
  '{"a": 1}',
  '[0]',
  '=1+1',
  '𠮷野家🍚',
];

/** A name as a reader gives it: not blank, and nothing blank around it. */
export const names = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: anyCharacter, maxLength: 20 }), fc.string())
  .map((name) => name.toWellFormed().trim())
  .filter((name) => name !== '' && !name.includes('\0'));

const judgments: fc.Arbitrary<NewJudgment> = fc
  .record({
    left: names,
    right: names,
    outcome: fc.constantFrom(Outcome.left, Outcome.right, Outcome.tie, Outcome.unparsed),
    question: fc.option(names),
    judge: fc.option(names),
    turn: fc.oneof(fc.constant(UNKNOWN), fc.integer({ min: 1, max: 127 })),
    weight: fc.constant(1),
  })
  .filter(({ left, right }) => left !== right);

/** A judgment of one and the same question and turn, if nothing else is said. */
export const judgment = (
  judge: string | null,
  left: string,
  right: string,
  outcome: Outcome,
  more: Partial<NewJudgment> = {},
): NewJudgment => ({
  ...{ judge, left, right, outcome, question: 'q', turn: 1, weight: 1 },
  ...more,
});

export function tableOf(rows: readonly NewJudgment[]): JudgmentTable {
  const builder = new TableBuilder();
  for (const row of rows) builder.add(row);
  return builder.build();
}

export const judgmentLists = fc.array(judgments, { minLength: 1, maxLength: 30 });
