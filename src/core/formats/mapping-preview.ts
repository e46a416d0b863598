import type { RowReason } from '../failure.ts';
import { Outcome } from '../judgments.ts';
import { FileContent } from './content.ts';
import type { UnknownTableFacts } from './mapping-draft.ts';
import { mappedFormat } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { sampleRows } from './sample-rows.ts';

/** What a mapping reads in one row. */
export type PreviewRow =
  | { readonly kind: 'win'; readonly winner: string; readonly loser: string }
  | { readonly kind: 'tie' | 'unparsed'; readonly left: string; readonly right: string }
  | { readonly kind: 'rejected'; readonly reason: RowReason };

/** The rows of the sample as the mapping reads them: the reader itself does it. */
export function previewMapping({ fields, sample }: UnknownTableFacts, mapping: Mapping) {
  const rows = sampleRows(fields, sample);
  const context = { file: '', baseline: null };
  const plain = mappedFormat(mapping);
  const format = plain.prepare?.(rows, context) ?? plain;
  const content = new FileContent('');
  const rejected = rows.map((row) => format.read(row, content, context));
  const { models, left, right, outcome } = content.table.build();
  let at = 0;
  return rejected.map((reason): PreviewRow => {
    if (reason !== null) return { kind: 'rejected', reason };
    const [first, second] = [models[left[at]], models[right[at]]];
    const said = outcome[at++];
    if (said === Outcome.left) return { kind: 'win', winner: first, loser: second };
    if (said === Outcome.right) return { kind: 'win', winner: second, loser: first };
    return { kind: said === Outcome.tie ? 'tie' : 'unparsed', left: first, right: second };
  });
}
