import type { RowReason } from '../failure.ts';
import { Outcome } from '../judgments.ts';
import { JsonRow } from './containers/json-record.ts';
import { FileContent } from './content.ts';
import type { UnknownTableFacts } from './mapping-draft.ts';
import { mappedFormat } from './mapping.ts';
import type { Mapping } from './mapping.ts';

/** What a mapping reads in one row. */
export type PreviewRow =
  | { readonly kind: 'win'; readonly winner: string; readonly loser: string }
  | { readonly kind: 'tie' | 'unparsed'; readonly left: string; readonly right: string }
  | { readonly kind: 'rejected'; readonly reason: RowReason };

/** The rows of the sample as the mapping reads them: the reader itself does it. */
export function previewMapping({ fields, sample }: UnknownTableFacts, mapping: Mapping) {
  const format = mappedFormat(mapping);
  const content = new FileContent('');
  const rejected = sample.map((cells): RowReason | null => {
    const row = JsonRow.inner(
      Object.fromEntries(cells.map((cell, at) => [fields[at], cell === '' ? null : cell])),
    );
    return format.read(row, content, { file: '', baseline: null });
  });
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
