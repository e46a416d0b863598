import type { JudgmentTable } from './judgments.ts';
import { selectRows } from './merge-tables.ts';

/** What to do with the models of a table. */
export interface ModelChanges {
  /** New names; two models that get one name become one. */
  readonly names: ReadonlyMap<string, string>;
  /** Models to leave out, by their names in the table. */
  readonly excluded: ReadonlySet<string>;
}

export interface ChangedTable {
  readonly table: JudgmentTable;
  /** Rows left out because of an excluded model. */
  readonly excluded: number;
  /** Rows left out because both sides have become one model. */
  readonly selfPlay: number;
}

/** Renames, merges and leaves out models; rows keep their order. */
export function changeModels(table: JudgmentTable, changes: ModelChanges): ChangedTable {
  const isOut = table.models.map((name) => changes.excluded.has(name));
  const models = table.models.map((name) => changes.names.get(name) ?? name);
  const kept: number[] = [];
  let excluded = 0;
  let selfPlay = 0;
  for (let row = 0; row < table.left.length; row++) {
    const left = table.left[row];
    const right = table.right[row];
    if (isOut[left] || isOut[right]) excluded++;
    else if (models[left] === models[right]) selfPlay++;
    else kept.push(row);
  }
  return { table: selectRows({ ...table, models }, Uint32Array.from(kept)), excluded, selfPlay };
}
