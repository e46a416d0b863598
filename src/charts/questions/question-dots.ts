import type { QuestionKind } from '../../core/checks/questions/discrimination.ts';
import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

/** A question: how well it separates, and what it does for the first rank. */
export interface QuestionDot {
  readonly discrimination: number;
  /** By how much the first is ahead because of it, on the reader's scale; below 0: it holds it back. */
  readonly influence: number;
  readonly kind: QuestionKind;
  /** By which it is found in the list below; null for all others. */
  readonly number: number | null;
}

export interface QuestionDotsPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** Kinds as they are drawn, each with the places of its questions. */
  readonly marks: readonly { readonly kind: QuestionKind; readonly path: string }[];
  readonly numbers: readonly NumberPlace[];
}

/** Where a number stands, beside its dot. */
interface NumberPlace {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  /** Whether it ends there, to the left of the dot. */
  readonly isBefore: boolean;
}

const LEFT = 56;
const TOP = 30;
const FOOT = 44;
const HEIGHT = 260;
const HALF = 3.5;

/** Those that are few lie on top. */
const KINDS = ['unclear', 'separates', 'dead', 'reversed'] as const;

/** Discrimination from left to right, influence from bottom to top. */
export function questionDotsPicture(
  dots: readonly QuestionDot[],
  width: number,
  write: { readonly x: WriteValue; readonly y: WriteValue },
): QuestionDotsPicture {
  const [right, bottom] = [width - 20, TOP + HEIGHT];
  const of = (value: (dot: QuestionDot) => number) => dots.map(value);
  const [slopes, moves] = [of((dot) => dot.discrimination), of((dot) => dot.influence)];
  const x = axisOf({ ...spanned(slopes, 0, 1), start: LEFT, end: right }, 6, write.x);
  const y = axisOf({ ...spanned(moves, 0, 0), start: bottom, end: TOP }, 5, write.y);
  const place = (dot: QuestionDot) => ({ x: x.at(dot.discrimination), y: y.at(dot.influence) });
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y },
    marks: KINDS.flatMap((kind) => {
      // Hundreds of questions share few places: each is written once.
      const paths = new Set(
        dots.filter((dot) => dot.kind === kind).map((dot) => markAt(kind, place(dot))),
      );
      return paths.size === 0 ? [] : [{ kind, path: [...paths].join('') }];
    }),
    numbers: numbersBeside(
      dots.flatMap((dot) => (dot.number === null ? [] : [{ number: dot.number, ...place(dot) }])),
      right,
    ),
  };
}

/** Pixels that a number keeps from its dot, and from other numbers. */
const NUMBER = { gap: 8, width: 16, height: 12 };

/** Each at the first side of its dot where it lies on no other; where there is none, at its right. */
function numbersBeside(
  dots: readonly Omit<NumberPlace, 'isBefore'>[],
  right: number,
): readonly NumberPlace[] {
  const { gap, width, height } = NUMBER;
  const placed: NumberPlace[] = [];
  const isFree = (one: NumberPlace) =>
    (one.isBefore ? one.x - width >= LEFT : one.x + width <= right) &&
    placed.every(({ x, y, isBefore }) => {
      const apart = (isBefore ? x - width : x) - (one.isBefore ? one.x - width : one.x);
      return Math.abs(apart) >= width || Math.abs(y - one.y) >= height;
    });
  for (const { number, x, y } of dots) {
    const sides = [0, -height, height].flatMap((up) => [
      { number, x: x + gap, y: y + up, isBefore: false },
      { number, x: x - gap, y: y + up, isBefore: true },
    ]);
    placed.push(sides.find(isFree) ?? sides[0]);
  }
  return placed;
}

/** From the least to the greatest of these, and of two values that are always shown. */
function spanned(values: readonly number[], one: number, other: number) {
  const from = values.reduce((least, x) => Math.min(least, x), Math.min(one, other));
  const to = values.reduce((most, x) => Math.max(most, x), Math.max(one, other));
  const room = (to - from) / 30;
  return { from: from - room, to: to + room };
}

/** Dots and rings are strokes of a point and a circle, a cross and a diamond lines: by shape, not colour alone. */
function markAt(kind: QuestionKind, { x, y }: { x: number; y: number }): string {
  const [at, over] = [pixel(x), pixel(y)];
  switch (kind) {
    case 'separates':
      return `M${at},${over}h.01`;
    case 'unclear':
      return `M${pixel(x - HALF)},${over}a${HALF},${HALF} 0 1 0 ${2 * HALF},0a${HALF},${HALF} 0 1 0 ${-2 * HALF},0`;
    case 'dead':
      return `M${pixel(x - HALF)},${pixel(y - HALF)}l${2 * HALF},${2 * HALF}M${pixel(x - HALF)},${pixel(y + HALF)}l${2 * HALF},${-2 * HALF}`;
    case 'reversed':
      return `M${at},${pixel(y - 5)}l5,5l-5,5l-5,-5z`;
  }
}
