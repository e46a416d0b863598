import fc from 'fast-check';
import type { PairCounts, QuestionCounts } from '../../../../src/core/table/judgments.ts';
import { anyCharacter } from '../../../any-character.ts';

/** Any text, half of a surrogate pair and what ends elements of HTML among it. */
export const anyName = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 12 }),
  fc.constantFrom('', '\ud800', '\u0000', '</script>', '\u202egnp', '__proto__', ' a\n'),
);

/** Columns of wholes, of halves, of any amounts, and of nothing. */
function columnOf(length: number): fc.Arbitrary<Float64Array> {
  const kinds = [
    fc.constant(0),
    fc.nat(5),
    fc.nat(2 ** 40),
    fc.nat(99).map((n) => n / 2),
    fc.double({ min: 0, max: 1e300, noNaN: true }),
  ];
  const lists = kinds.map((kind) => fc.array(kind, { minLength: length, maxLength: length }));
  return fc.oneof(...lists).map((values) => Float64Array.from(values));
}

type Amounts = Pick<PairCounts, 'leftWins' | 'rightWins' | 'ties' | 'grades'>;

function amountsOf(length: number, hasGrades: boolean): fc.Arbitrary<Amounts> {
  const of = columnOf(length);
  const amounts = fc.record({ leftWins: of, rightWins: of, ties: of });
  if (!hasGrades) return amounts;
  const grades = fc.record({ leftStrong: of, rightStrong: of, leftOpen: of, rightOpen: of });
  return fc.tuple(amounts, grades).map(([own, found]) => ({ ...own, grades: found }));
}

/** Every question has a cell at the least, of any pair. */
function questionsOf(pairs: number, hasGrades: boolean): fc.Arbitrary<QuestionCounts> {
  return fc.array(fc.nat(pairs - 1), { minLength: 1, maxLength: 12 }).chain((pair) => {
    const questions = Math.ceil(pair.length / 2);
    const question = Uint32Array.from(pair, (_, cell) => Math.floor(cell / 2));
    return amountsOf(pair.length, hasGrades).map((amounts) => ({
      ...{ questions, question, pair: Uint32Array.from(pair), ...amounts },
    }));
  });
}

/** Any counts by pair, in any order: unknown sides, grades and questions, or none of them. */
export const anyCounts: fc.Arbitrary<PairCounts> = fc
  .record({
    models: fc.uniqueArray(anyName, { minLength: 2, maxLength: 6 }),
    codes: fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
    hasSides: fc.boolean(),
    hasGrades: fc.boolean(),
    hasQuestions: fc.boolean(),
  })
  .chain(({ models, codes, hasSides, hasGrades, hasQuestions }) => {
    const size = models.length;
    const left = Uint32Array.from(codes, (code) => code % size);
    const right = Uint32Array.from(codes, (code, p) => (left[p] + 1 + (code % (size - 1))) % size);
    const sides = hasSides ? Uint8Array.from(codes, (code) => code % 2) : null;
    return fc
      .tuple(
        amountsOf(codes.length, hasGrades),
        hasQuestions ? questionsOf(codes.length, hasGrades) : fc.constant(null),
      )
      .map(([amounts, byQuestion]) => ({
        ...{ models, left, right, ...amounts },
        ...(sides && { sides }),
        ...(byQuestion && { byQuestion }),
      }));
  });
