import type { DataEdits } from '../table/data-edits.ts';
import type { ModelOutline } from './outline.ts';

/** One model as the edits make it: of one or several names of the files. */
export interface EditedModel {
  readonly name: string;
  /** Names in the files, in the order of the outline; all included, or all left out. */
  readonly members: readonly string[];
  readonly isIncluded: boolean;
  /** Of all members together, before anything is left out. */
  readonly judgments: number;
  readonly answers: number;
}

/** One thing that the user changed, to be shown and undone. */
export type ModelChange =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  /** Several names have become one; `from` holds only those that were changed. */
  | { readonly kind: 'merged'; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'excluded'; readonly name: string };

/** The models as the edits make them, in order of their first names; those left out in a list of their own. */
export function editedModels(models: readonly ModelOutline[], edits: DataEdits): EditedModel[] {
  const names = new Map(edits.names);
  const excluded = new Set(edits.excluded);
  const byName = new Map<string, ModelOutline[]>();
  for (const model of models) {
    const isIncluded = !excluded.has(model.name);
    const key = JSON.stringify([isIncluded, names.get(model.name) ?? model.name]);
    const members = byName.get(key);
    if (members === undefined) byName.set(key, [model]);
    else members.push(model);
  }
  return [...byName.values()].map((members) => ({
    name: names.get(members[0].name) ?? members[0].name,
    members: members.map(({ name }) => name),
    isIncluded: !excluded.has(members[0].name),
    judgments: members.reduce((sum, { judgments }) => sum + judgments, 0),
    answers: members.reduce((sum, { answers }) => sum + answers, 0),
  }));
}

/** Gives one name to some models of the files; several become one, and join one that has it. */
export function nameModels(edits: DataEdits, members: readonly string[], name: string): DataEdits {
  const isNamed = new Set(members);
  const others = edits.names.filter(([from]) => !isNamed.has(from));
  const changed = members.filter((from) => from !== name).map((from) => [from, name] as const);
  return { ...edits, names: [...others, ...changed] };
}

/** Leaves models of the files out, or takes them in again. */
export function includeModels(
  edits: DataEdits,
  members: readonly string[],
  isIncluded: boolean,
): DataEdits {
  const changed = new Set(members);
  const others = edits.excluded.filter((name) => !changed.has(name));
  return { ...edits, excluded: isIncluded ? others : [...others, ...members] };
}

/** The user's changes to the models, in the order they were made; left-out ones last. */
export function modelChanges(models: readonly ModelOutline[], edits: DataEdits): ModelChange[] {
  const known = new Set(models.map(({ name }) => name));
  const changed = new Map(edits.names);
  const byTarget = new Map<string, string[]>();
  for (const [from, to] of changed) {
    if (!known.has(from)) continue;
    const merged = byTarget.get(to);
    if (merged === undefined) byTarget.set(to, [from]);
    else merged.push(from);
  }
  const named = [...byTarget].map(([to, from]): ModelChange => {
    // A model of the files that has the name already and keeps it.
    const joins = known.has(to) && !changed.has(to);
    return from.length > 1 || joins
      ? { kind: 'merged', from, to }
      : { kind: 'renamed', from: from[0], to };
  });
  const excluded = edits.excluded
    .filter((name) => known.has(name))
    .map((name): ModelChange => ({ kind: 'excluded', name }));
  return [...named, ...excluded];
}

/** Takes one change back. */
export function undoModelChange(edits: DataEdits, change: ModelChange): DataEdits {
  if (change.kind === 'excluded') return includeModels(edits, [change.name], true);
  const from = new Set(change.kind === 'renamed' ? [change.from] : change.from);
  return { ...edits, names: edits.names.filter(([name]) => !from.has(name)) };
}

/** Takes every change to the models back; other edits stay. */
export function undoModelChanges(edits: DataEdits): DataEdits {
  return { ...edits, names: [], excluded: [] };
}
