import type { DataRecord } from '../../storage/records.ts';
import { facesOf } from '../data/data-set.ts';
import type { FacedData } from '../data/data-set.ts';

/**
 * How the models of several data sets are called beside each other, by their ids: as each is called
 * alone, unless two would bear one name then.
 */
export function shownNames(sets: readonly FacedData[]): ReadonlyMap<string, string> {
  const models = [...new Set(sets.flatMap(({ counts }) => counts.models))];
  const sample: DataRecord['sample'] = sets.find((set) => set.sample !== null)?.sample ?? null;
  const faces = facesOf({ sample, counts: { models } });
  const isClear = new Set(faces.map(({ name }) => name)).size === faces.length;
  return new Map(faces.map(({ id, name, fullName }) => [id, isClear ? name : fullName]));
}
