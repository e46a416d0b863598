import type { KnownMapping } from '../../core/formats/file/way.ts';
import { isKnownMapping, withMapping } from '../../core/formats/mapping/known-mapping.ts';
import { preferences } from './preferences.svelte.ts';

const MAX_MAPPINGS = 50;

/** Mappings of tables that were used, the last used last; the first picture needs none of them. */
export function usedMappings(): readonly KnownMapping[] {
  return preferences.mappings.filter(isKnownMapping);
}

/** Has a mapping used again for tables with the same columns. */
export function rememberMapping(known: KnownMapping): void {
  preferences.change({ mappings: withMapping(usedMappings(), known).slice(-MAX_MAPPINGS) });
}
