import type { MappingDraft } from '../../../core/formats/mapping/draft-by-mapping.ts';
import type { UnknownTableFacts } from '../../../core/formats/mapping/unknown-cells.ts';

/** What each part of the form of a mapping is given. */
export interface DraftPart {
  readonly table: UnknownTableFacts;
  readonly draft: MappingDraft;
  readonly change: (part: Partial<MappingDraft>) => void;
}
