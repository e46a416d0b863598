import { binomial } from '../../numerics/binomial.ts';
import type { Random } from '../../numerics/random.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import { selectRows } from '../../table/merge-tables.ts';

/** What goes to either half as a whole. */
export type SplitBy = 'questions' | 'raters' | 'judgments';

/** A table in which one model is two that are called differently. */
export interface SplitTable {
  readonly table: JudgmentTable;
  readonly halves: readonly [string, string];
}

/**
 * Gives the judgments of a model to two pretended ones. By questions or raters, a random half of
 * those that it was judged on, or by, goes to each with all judgments; rows that name none, and
 * all by judgments, go by a coin each, the rows of one choice together. A row that stands for
 * several judgments is divided between both where single judgments are.
 */
export function splitModel(
  table: JudgmentTable,
  model: string,
  by: SplitBy,
  random: Random,
): SplitTable {
  const own = table.models.indexOf(model);
  const isOwn = (row: number): boolean => table.left[row] === own || table.right[row] === own;
  const mine = Uint32Array.from(table.left.keys()).filter(isOwn);
  const column = by === 'questions' ? table.question : by === 'raters' ? table.judge : null;
  const moved = column === null ? null : randomHalf(column, mine, random);
  const coins = new Map<number, boolean>();
  /** How much of a row goes to the second half. */
  const part = (row: number, weight: number): number => {
    const unit = column?.[row] ?? UNKNOWN;
    if (moved !== null && unit !== UNKNOWN) return moved.has(unit) ? weight : 0;
    const choice = table.choice?.[row] ?? UNKNOWN;
    if (choice === UNKNOWN) return divided(weight, random);
    const coin = coins.get(choice) ?? random.uniform() < 0.5;
    coins.set(choice, coin);
    return coin ? weight : 0;
  };
  const rows: number[] = [];
  const weights: number[] = [];
  const isSecond: boolean[] = [];
  const add = (row: number, weight: number, second: boolean): void => {
    if (weight === 0) return;
    rows.push(row);
    weights.push(weight);
    isSecond.push(second);
  };
  for (let row = 0; row < table.left.length; row++) {
    const weight = table.weight?.[row] ?? 1;
    const second = isOwn(row) ? part(row, weight) : 0;
    add(row, weight - second, false);
    add(row, second, true);
  }
  const kept = selectRows(table, Uint32Array.from(rows));
  const halves = [model, unusedName(model, table.models)] as const;
  const [place, other] = [kept.models.indexOf(model), kept.models.length];
  const named = (side: Uint32Array): Uint32Array =>
    side.map((k, row) => (k === place && isSecond[row] ? other : k));
  return {
    table: {
      ...kept,
      models: [...kept.models, halves[1]],
      left: named(kept.left),
      right: named(kept.right),
      weight: table.weight === null ? null : Float64Array.from(weights),
    },
    halves,
  };
}

/** Half of the different units of some rows, drawn at random; one more or less where they are odd. */
function randomHalf(column: Int32Array, rows: Uint32Array, random: Random): ReadonlySet<number> {
  const units = [...new Set(Array.from(rows, (row) => column[row]))].filter(
    (unit) => unit !== UNKNOWN,
  );
  for (let at = units.length - 1; at > 0; at--) {
    const to = Math.floor(random.uniform() * (at + 1));
    [units[at], units[to]] = [units[to], units[at]];
  }
  const size = (units.length + (random.uniform() < 0.5 ? 1 : 0)) / 2;
  return new Set(units.slice(0, Math.floor(size)));
}

/** How many of so many judgments a coin gives to the second half; what is not whole goes as one. */
function divided(weight: number, random: Random): number {
  const whole = Math.floor(weight);
  const rest = weight - whole;
  return (
    (whole > 0 ? binomial(whole, 0.5, random) : 0) + (rest > 0 && random.uniform() < 0.5 ? rest : 0)
  );
}

function unusedName(model: string, models: readonly string[]): string {
  let name = `${model} (2)`;
  while (models.includes(name)) name += '’';
  return name;
}
