import { fitAll, preview } from '../../core/fit/fit.ts';
import { bytesOf } from '../../core/publish/report/base64.ts';
import { reportSummary } from '../../core/publish/report/report.ts';
import { countPairs } from '../../core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../core/table/counts.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { tableOf } from '../../core/table/table-bytes.ts';
import { CATEGORY } from '../../core/table/tagged/tags.ts';
import { tableWhere } from '../../core/table/where.ts';
import type { FitChoices, FitReply, FitRequest } from './fit-messages.ts';
import type { TextRequest } from './text-messages.ts';

const NO_QUESTIONS = { questions: [] };

/** The worker’s half of a report: it holds the judgments, and fits what is asked of them. */
export function serveFits(): void {
  let table: JudgmentTable | null = null;
  let counts: PairCounts | null = null;
  const reply = (message: FitReply): void => {
    postMessage(message);
  };
  addEventListener('message', ({ data }: MessageEvent<FitRequest | TextRequest>) => {
    if (data.kind !== 'open' && data.kind !== 'fit') return;
    try {
      if (data.kind === 'open') {
        const bytes = bytesOf(data.judgments.trim());
        table = bytes === null || bytes.length === 0 ? null : tableOf(bytes.buffer);
        ({ counts } = data);
        reply({ kind: 'choices', choices: choicesOf(table) });
        return;
      }
      const asked =
        table === null ? counts : countPairs(tableWhere(table, NO_QUESTIONS, data.where));
      if (asked === null || asked.models.length < 2) reply({ kind: 'failed' });
      else fit(asked, data, reply);
    } catch {
      // Whatever it was, there are no numbers to show for this choice.
      reply({ kind: 'failed' });
    }
  });
}

function fit(
  counts: PairCounts,
  { model, sampler, intervals }: Extract<FitRequest, { readonly kind: 'fit' }>,
  reply: (message: FitReply) => void,
): void {
  const about = { models: counts.models, judgments: judgmentTotal(counts) };
  const first = preview(counts, model, intervals);
  reply({ kind: 'preview', ...about, summary: reportSummary(first.summary) });
  const { summary } = fitAll(counts, model, sampler, intervals, (done, total) => {
    reply({ kind: 'progress', share: done / total });
  });
  reply({ kind: 'done', ...about, summary: reportSummary(summary) });
}

function choicesOf(table: JudgmentTable | null): FitChoices {
  const tags = table?.tags?.filter(({ name }) => name === CATEGORY) ?? [];
  return {
    judges: table?.judges ?? [],
    categories: [...new Set(tags.flatMap(({ values }) => values))],
  };
}
