import type { RowReason } from '../file/file-failure.ts';
import { Outcome } from '../../table/judgments.ts';
import { FileContent } from '../record/content.ts';
import { mappedFormat } from './mapped.ts';
import type { Mapping } from '../file/mapping.ts';
import { sampleRows } from './sample-rows.ts';
import { sampleColumns } from './unknown-cells.ts';
import type { UnknownTableFacts } from './unknown-cells.ts';

/** What a mapping reads in one row. */
export type PreviewRow =
  | { readonly kind: 'win'; readonly winner: string; readonly loser: string }
  | { readonly kind: 'tie' | 'unparsed'; readonly left: string; readonly right: string }
  /** Several judgments of one pair: counts, or those of several judges. */
  | {
      readonly kind: 'counts';
      readonly left: string;
      readonly right: string;
      readonly wins: number;
      readonly losses: number;
      readonly ties: number;
    }
  /** Scores on one question; null where a model has none. */
  | {
      readonly kind: 'scores';
      readonly question: string;
      readonly scores: readonly { readonly model: string; readonly score: number | null }[];
    }
  /** Counts that are all zero. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rejected'; readonly reason: RowReason };

/** The rows of the sample as the mapping reads them: the reader itself does it. */
export function previewMapping(table: UnknownTableFacts, mapping: Mapping): PreviewRow[] {
  const rows = sampleRows(sampleColumns(table), table.sample);
  const context = { file: '', baseline: null };
  const plain = mappedFormat(mapping);
  const format = plain.fitting?.(rows, context) ?? plain;
  // Of the rows before it may depend what a row says; what it adds shows where it stands alone.
  const all = new FileContent('');
  return rows.map((row) => {
    const content = new FileContent('');
    const reason = format.read(row, all, context) ?? format.read(row, content, context);
    if (reason !== null) return { kind: 'rejected', reason };
    return content.scores.rows > 0 ? scoresIn(content) : judgmentsIn(content);
  });
}

function scoresIn({ scores }: FileContent): PreviewRow {
  const { models, questions, model, score } = scores.build();
  const given = Array.from(score, (value, at) => ({
    ...{ model: models[model[at]], score: Number.isNaN(value) ? null : value },
  }));
  return { kind: 'scores', question: questions[0], scores: given };
}

function judgmentsIn(content: FileContent): PreviewRow {
  const { models, left: lefts, right: rights, outcome, weight } = content.table.build();
  if (outcome.length === 0) return { kind: 'nothing' };
  const [left, right] = [models[lefts[0]], models[rights[0]]];
  if (outcome.length === 1 && weight === null) {
    if (outcome[0] === Outcome.left) return { kind: 'win', winner: left, loser: right };
    if (outcome[0] === Outcome.right) return { kind: 'win', winner: right, loser: left };
    return { kind: outcome[0] === Outcome.tie ? 'tie' : 'unparsed', left, right };
  }
  const times = (wanted: Outcome): number =>
    outcome.reduce((sum, own, at) => sum + (own === wanted ? (weight?.[at] ?? 1) : 0), 0);
  const [wins, losses] = [times(Outcome.left), times(Outcome.right)];
  return { kind: 'counts', left, right, wins, losses, ties: times(Outcome.tie) };
}
