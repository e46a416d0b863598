import type { Dropped, Pivot } from '../../core/checks/dropped.ts';
import type { Flips } from '../../core/checks/flip.ts';
import { fragilityReport } from '../../core/checks/fragility.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import { Outcome } from '../../core/table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { droppedText, flipsText } from '../../ui/text/robustness-text.ts';
import { fragility as words } from '../../words/en/checks/ranks.ts';
import { printable } from '../terminal.ts';

const VERDICTS = { [Outcome.left]: 'a', [Outcome.right]: 'b', [Outcome.tie]: 'tie' } as const;
const LISTED = 15;

/**
 * What `--report fragility` adds to the result: how little would change who is first, or among the
 * first so many. Leads in natural log-odds in JSON, to be read as the page has them.
 * @param top the first so many as a set
 */
export function fragilityOf(
  counts: PairCounts,
  model: ModelSettings,
  table: JudgmentTable,
  top: number,
  isRating: boolean,
) {
  const report = fragilityReport(counts, model, table, Math.min(top, counts.models.length - 1));
  const names = counts.models.map(shownName);
  const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: !isRating });
  const id = (m: number): string => counts.models[m];
  const flips = ({ k, isFound, leaves, enters, ...of }: Flips) => ({
    ...{ top: k, is_found: isFound, leaves: id(leaves), enters: id(enters) },
    ...{ flips: of.flips, judgments: of.of },
    changes: of.changes.map((change) => ({
      ...{ a: id(change.left), b: id(change.right), count: change.count },
      ...{ from: verdictOf(change.from), to: verdictOf(change.to) },
    })),
  });
  const pivot = ({ name, judgments, top: first, lead }: Pivot) => ({
    ...{ name, judgments, first_without: id(first), lead_without: lead },
  });
  const dropped = (found: Dropped | null) =>
    found && {
      ...{ tried: found.tried, of: found.of, deciding: found.pivots.map(pivot) },
      nearest: found.nearest && pivot(found.nearest),
    };
  const [leader] = report.ranking;
  const sets = [report.first, ...(report.firstK ? [report.firstK] : [])];
  const lines = (['question', 'judge'] as const).flatMap((kind) => {
    const found = kind === 'question' ? report.questions : report.judges;
    const { summary, nearest } = droppedText(found, kind, leader, names, words, write);
    const deciding = (found?.pivots ?? []).map(({ name }) => shownName(name));
    const more = deciding.length > LISTED ? ', …' : '';
    const which = deciding.length > 0 ? ` (${deciding.slice(0, LISTED).join(', ')}${more})` : '';
    return [`${words.dropped[kind].title}: ${summary}${which}${nearest ? ` ${nearest}` : ''}`];
  });
  return {
    facts: {
      fragility: {
        first: flips(report.first),
        set: report.firstK && flips(report.firstK),
        questions: dropped(report.questions),
        judges: dropped(report.judges),
      },
    },
    text: [
      ...sets.map((one) => {
        const title = one.k === 1 ? words.first : words.firstK(write.whole(one.k));
        return `${title}: ${flipsText(one, names, words, write)}`;
      }),
      ...lines,
      '',
    ]
      .map(printable)
      .join('\n'),
  };
}

function verdictOf(outcome: Outcome): string {
  return outcome === Outcome.unparsed ? 'unparsed' : VERDICTS[outcome];
}
