import type { TextIndex } from '../table/benchmark.ts';
import { Outcome, swapped } from '../table/judgments.ts';
import type { JudgmentBook } from './judgment-book.ts';
import type { JudgmentLine } from './judgment-list.ts';

/** A question with all its answers. */
export interface QuestionView {
  readonly id: string;
  /** Where it stands in the benchmark; empty where only records hold its text. */
  readonly turns: readonly TextIndex[];
  /** Those that won most first, by their share of wins and half the ties; then those not judged. */
  readonly answers: readonly QuestionAnswer[];
}

export interface QuestionAnswer {
  /** As the edits name it. */
  readonly model: string;
  readonly turns: readonly TextIndex[];
  /** The first judgment of it in each file, where its text may be. */
  readonly lines: readonly JudgmentLine[];
  /** What came of it on this question, by weight. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

/** Files that are looked into for the text of an answer. */
const MAX_LINES = 5;

/**
 * A question of a table by its id; null where neither judgments nor files of questions have it.
 * @param starts the first row of each file, ascending
 */
export function questionView(
  book: JudgmentBook,
  id: string,
  starts: readonly number[],
): QuestionView | null {
  const { table, benchmark, models } = book;
  const rows = book.rowsOf(id);
  const known = benchmark.questions.filter((question) => question.id === id);
  if (rows.length === 0 && known.length === 0) return null;
  const records = new Map<string, Record>();
  const recordOf = (model: string): Record => {
    const found = records.get(model);
    if (found !== undefined) return found;
    const made: Record = { rows: [], files: new Set(), wins: 0, ties: 0, losses: 0 };
    records.set(model, made);
    return made;
  };
  for (const row of rows) {
    const outcome = table.outcome[row];
    const weight = table.weight === null ? 1 : table.weight[row];
    const file = starts.findLastIndex((start) => start <= row);
    note(recordOf(models[table.left[row]]), { row, file, outcome, weight });
    const mirrored = outcome === Outcome.left || outcome === Outcome.right;
    const other = mirrored ? swapped(outcome) : outcome;
    note(recordOf(models[table.right[row]]), { row, file, outcome: other, weight });
  }
  const turns = new Map<string, readonly TextIndex[]>();
  for (const answer of benchmark.answers) {
    if (answer.question !== id) continue;
    const at = table.models.indexOf(answer.model);
    const model = at < 0 ? answer.model : models[at];
    if (!turns.has(model)) turns.set(model, answer.turns);
    recordOf(model);
  }
  const answers = [...records].map(([model, { rows: own, wins, ties, losses }]): QuestionAnswer => {
    const lines = book.lines(Uint32Array.from(own.slice(0, MAX_LINES)));
    return { model, turns: turns.get(model) ?? [], lines, wins, ties, losses };
  });
  answers.sort((a, b) => shareOf(b) - shareOf(a) || Number(a.model > b.model) - 0.5);
  return { id, turns: known.find((one) => one.turns.length > 0)?.turns ?? [], answers };
}

interface Record {
  readonly rows: number[];
  readonly files: Set<number>;
  wins: number;
  ties: number;
  losses: number;
}

/** Counts a judgment for the model that stands on the left of its outcome. */
function note(
  record: Record,
  { row, file, outcome, weight }: { row: number; file: number; outcome: number; weight: number },
): void {
  if (!record.files.has(file)) {
    record.files.add(file);
    record.rows.push(row);
  }
  if (outcome === Outcome.left) record.wins += weight;
  else if (outcome === Outcome.right) record.losses += weight;
  else if (outcome === Outcome.tie) record.ties += weight;
}

/** −1 where nothing was decided. */
function shareOf({ wins, ties, losses }: QuestionAnswer): number {
  const all = wins + ties + losses;
  return all === 0 ? -1 : (wins + ties / 2) / all;
}
