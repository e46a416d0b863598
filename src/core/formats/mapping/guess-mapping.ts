import type { Row } from '../containers/container.ts';
import { guessSides } from './guess-sides.ts';
import { guessVerdict, isVerdictHeader } from './guess-verdict.ts';
import type { GuessedVerdict } from './guess-verdict.ts';
import { CATEGORY, JUDGE, QUESTION } from './header-words.ts';
import type { DuelMapping, MappedVerdict } from '../file/mapping.ts';
import { columnsOf } from './table-column.ts';
import type { Column } from './table-column.ts';
import { MAX_GUESSED_OUTCOMES } from '../../limits.ts';

/**
 * What the columns of a table may mean, going by its header and first rows; null where two
 * contestants or an outcome can't be made out. Every pair of columns that may be contestants is
 * tried with every column that may be the verdict on them, and the likeliest of all is taken.
 */
export function guessMapping(rows: readonly Row[]): DuelMapping | null {
  const columns = columnsOf(rows);
  let best: { readonly mapping: DuelMapping; readonly score: number } | null = null;
  for (const pair of guessSides(columns)) {
    const guessed: GuessedVerdict | null = guessVerdict(pair, columns);
    if (guessed === null) continue;
    const score = pair.score + guessed.score;
    if (best !== null && score <= best.score) continue;
    const { verdict } = guessed;
    const used = new Set([pair.left.field, pair.right.field, ...fieldsOf(verdict)]);
    const { left, right } = pair;
    const mapping = { left: left.field, right: right.field, verdict, ...restOf(columns, used) };
    best = { mapping, score };
  }
  return best?.mapping ?? null;
}

/** The columns that the user may begin with, where no whole mapping could be made out. */
export interface ColumnGuess extends Pick<DuelMapping, 'question' | 'category' | 'judge' | 'turn'> {
  readonly left: string | null;
  readonly right: string | null;
  /** Its header says that it holds verdicts; what its values mean may still be to be said. */
  readonly outcome: string | null;
}

export function guessColumns(rows: readonly Row[]): ColumnGuess {
  const columns = columnsOf(rows);
  const pair = guessSides(columns).at(0);
  const left = pair?.left.field ?? null;
  const right = pair?.right.field ?? null;
  const outcome =
    pair === undefined
      ? null
      : (columns.find(
          ({ field, words, distinct, given }) =>
            field !== left &&
            field !== right &&
            given > 0 &&
            distinct.size <= MAX_GUESSED_OUTCOMES &&
            isVerdictHeader(words),
        )?.field ?? null);
  const used = new Set([left, right, outcome].flatMap((field) => field ?? []));
  return { left, right, outcome, ...restOf(columns, used) };
}

function restOf(columns: readonly Column[], used: ReadonlySet<string>) {
  const named = (names: readonly string[]): string | null =>
    names.flatMap((name) =>
      columns.filter(({ field }) => field.trim().toLowerCase() === name && !used.has(field)),
    )[0]?.field ?? null;
  return {
    question: named(QUESTION),
    category: named(CATEGORY),
    judge: named(JUDGE),
    turn: named(['turn']),
  };
}

function fieldsOf(verdict: MappedVerdict): readonly string[] {
  if (verdict.kind === 'outcome') return [verdict.field];
  return verdict.kind === 'scores' ? [verdict.left, verdict.right] : [];
}
