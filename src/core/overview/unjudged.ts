import type { DataEdits } from '../table/data-edits.ts';
import type { DataOutline } from './outline.ts';

/**
 * Models that answered and were never judged, as the edits name them: they can be placed among
 * those that were. None where nothing was judged.
 */
export function unjudgedModels({ models }: DataOutline, edits: DataEdits): readonly string[] {
  const renamed = new Map(edits.names);
  const judged = new Set<string>();
  const answering = new Set<string>();
  for (const { name, judgments, answers } of models) {
    const shown = renamed.get(name) ?? name;
    if (edits.excluded.includes(name) || edits.excluded.includes(shown)) continue;
    if (judgments > 0) judged.add(shown);
    if (answers > 0) answering.add(shown);
  }
  return judged.size === 0 ? [] : [...answering].filter((name) => !judged.has(name));
}
