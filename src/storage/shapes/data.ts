import * as v from 'valibot';
import type { Counts, PairCounts } from '../../core/table/judgments.ts';
import type { DataRecord, DataSource, PackedData, StoredData, StoredSource } from '../records.ts';
import { amount, areAmounts, areBelow, columnOf, hash, names, shapeOf, whole } from './pieces.ts';
import { corrections } from './corrections.ts';
import { outline } from './outline.ts';
import { report } from './reports.ts';
import { styled } from './styled.ts';

const amounts = columnOf(Float64Array, areAmounts);
const counted = v.union([amounts, v.instance(Uint8Array)]);
const grades = v.object({
  leftStrong: amounts,
  rightStrong: amounts,
  leftOpen: amounts,
  rightOpen: amounts,
});

/** Whether the columns of grades, where there are any, are as long as the others. */
function areGradesOf(
  found: Readonly<Record<string, Float64Array>> | undefined,
  { length }: Counts,
): boolean {
  return found === undefined || Object.values(found).every((column) => column.length === length);
}

const questionCounts = v.pipe(
  v.object({
    questions: whole,
    question: v.instance(Uint32Array),
    pair: v.instance(Uint32Array),
    leftWins: counted,
    rightWins: counted,
    ties: counted,
    grades: v.exactOptional(grades),
    choices: v.exactOptional(
      v.object({
        question: v.instance(Uint32Array),
        place: v.instance(Uint32Array),
        chosen: amounts,
      }),
    ),
  }),
  v.check(
    ({ questions, choices }) =>
      choices === undefined ||
      ([choices.question, choices.place].every(({ length }) => length === choices.chosen.length) &&
        areBelow(choices.question, questions)),
  ),
  v.check(({ grades: found, leftWins }) => areGradesOf(found, leftWins)),
  v.check(({ questions, question, pair, leftWins, rightWins, ties }) => {
    const columns = { pair, leftWins, rightWins, ties };
    const areAsLong = Object.values(columns).every(({ length }) => length === question.length);
    return areAsLong && questions === new Set(question).size && areBelow(question, questions);
  }),
);

const NONE = new Uint32Array();

/** Two or more places at a time, ascending, and no more than the most. */
const tiedChoices = v.pipe(
  v.object({
    most: whole,
    start: v.instance(Uint32Array),
    place: v.instance(Uint32Array),
    chosen: amounts,
  }),
  v.check(
    ({ most, start, place, chosen }) =>
      start[0] === 0 &&
      start[start.length - 1] === place.length &&
      chosen.length === start.length - 1 &&
      start.every(
        (from, g) => g === 0 || (from - start[g - 1] >= 2 && from - start[g - 1] <= most),
      ) &&
      place.every((at, k) => start.includes(k) || at > place[k - 1]),
  ),
);

/** Sets of three or more, one after another, of ascending members; a tie is of one of them. */
const choiceCounts = v.pipe(
  v.object({
    start: v.instance(Uint32Array),
    member: v.instance(Uint32Array),
    chosen: amounts,
    ties: v.exactOptional(tiedChoices),
  }),
  v.check(
    ({ start, member, ties }) =>
      ties === undefined ||
      (areBelow(ties.place, member.length) &&
        ties.place.every((at, k) => {
          const isFirst = ties.start.includes(k);
          return isFirst || !start.some((from) => from > ties.place[k - 1] && from <= at);
        })),
  ),
  v.check(
    ({ start, member, chosen }) =>
      start[0] === 0 &&
      start[start.length - 1] === member.length &&
      start.every((from, s) => s === 0 || from - start[s - 1] >= 3) &&
      chosen.length === member.length &&
      member.every((m, at) => start.includes(at) || m > member[at - 1]),
  ),
);

const plainCounts = v.object({
  models: names,
  left: v.instance(Uint32Array),
  right: v.instance(Uint32Array),
  leftWins: amounts,
  rightWins: amounts,
  ties: amounts,
  sides: v.exactOptional(columnOf(Uint8Array, (sides) => sides.every((one) => one <= 1))),
  grades: v.exactOptional(grades),
  byQuestion: v.exactOptional(questionCounts),
  byRater: v.exactOptional(
    v.object({ raters: questionCounts, both: v.exactOptional(questionCounts) }),
  ),
  choices: v.exactOptional(choiceCounts),
  styled: v.exactOptional(styled),
});

/** All columns as long, models by their position, none against itself. */
const counts = shapeOf<PairCounts>()(
  v.pipe(
    plainCounts,
    v.forward(
      v.check(({ left, models }) => areBelow(left, models.length)),
      ['left'],
    ),
    v.forward(
      v.check(
        ({ left, right, models }) =>
          right.length === left.length &&
          areBelow(right, models.length) &&
          right.every((model, pair) => model !== left[pair]),
      ),
      ['right'],
    ),
    v.forward(
      v.check(({ left, leftWins }) => leftWins.length === left.length),
      ['leftWins'],
    ),
    v.forward(
      v.check(({ left, rightWins }) => rightWins.length === left.length),
      ['rightWins'],
    ),
    v.forward(
      v.check(({ left, ties }) => ties.length === left.length),
      ['ties'],
    ),
    v.forward(
      v.check(({ left, sides }) => sides === undefined || sides.length === left.length),
      ['sides'],
    ),
    v.forward(
      v.check(({ leftWins, grades: found }) => areGradesOf(found, leftWins)),
      ['grades'],
    ),
    v.forward(
      v.check(
        ({ left, byQuestion }) =>
          byQuestion === undefined || areBelow(byQuestion.pair, left.length),
      ),
      ['byQuestion'],
    ),
    v.forward(
      v.check(
        ({ models, styled: found }) =>
          found === undefined ||
          [found.left, found.right].every((column) => areBelow(column, models.length)),
      ),
      ['styled'],
    ),
    v.forward(
      v.check(({ left, byRater }) =>
        [byRater?.raters, byRater?.both].every(
          (counted) => counted === undefined || areBelow(counted.pair, left.length),
        ),
      ),
      ['byRater'],
    ),
    v.forward(
      v.check(
        ({ models, choices, byQuestion }) =>
          areBelow(choices?.member ?? NONE, models.length) &&
          areBelow(
            byQuestion?.choices?.place ?? NONE,
            (choices?.member.length ?? 0) + (choices?.ties?.chosen.length ?? 0),
          ),
      ),
      ['choices'],
    ),
  ),
);

export const source = shapeOf<DataSource>()(
  v.object({
    id: v.string(),
    files: v.array(report),
    duplicates: whole,
    edits: v.object({
      duplicates: v.picklist(['keep', 'drop']),
      names: v.array(v.strictTuple([v.string(), v.string()])),
      excluded: names,
      excludedJudges: names,
      excludedFiles: v.exactOptional(names),
      corrections: v.exactOptional(corrections),
      correctionsOff: v.exactOptional(v.literal(true)),
    }),
    removed: v.object({
      duplicates: whole,
      excluded: whole,
      selfPlay: whole,
      corrected: v.exactOptional(v.object({ touched: v.array(whole), out: whole })),
    }),
    outline,
  }),
);

const about = {
  hash,
  name: v.string(),
  sample: v.nullable(v.literal('rakuda-2023-07-14')),
  source: v.nullable(source),
};

export const wholeData = shapeOf<DataRecord>()(v.object({ ...about, counts }));

const bulk = v.union([v.instance(Blob), v.instance(ArrayBuffer)]);

const packedData = shapeOf<PackedData>()(
  v.object({ ...about, counts: v.object({ models: names }), columns: v.string(), bytes: bulk }),
);

/** As they lie in the database: of packed ones the columns are held against `wholeData` once opened. */
export const data: v.GenericSchema<unknown, StoredData> = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'bytes' in value ? packedData : wholeData,
);

export const sourceRecord = shapeOf<StoredSource>()(
  v.object({
    id: v.string(),
    table: bulk,
    benchmark: bulk,
    files: v.array(v.object({ key: v.string(), file: v.string() })),
    savedAt: amount,
  }),
);
