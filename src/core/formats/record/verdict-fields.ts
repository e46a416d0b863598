import type { Outcome } from '../../table/judgments.ts';

/** Where a record of one verdict on two models keeps its parts. */
export interface VerdictFields {
  readonly left: string;
  readonly right: string;
  readonly verdict: string;
  /** Several fields make one name together. */
  readonly judge: string | readonly string[] | null;
  /** The field that names the question: question_id where not said. */
  readonly question?: string;
  /** The field whose text names the question (`nameOfText`), where no id does. */
  readonly questionText?: string;
  /** The question, where it stands deeper than in a field. */
  readonly questionName?: string | null;
  /**
   * What the verdict says in this format alone, in lower case; numbers as they print. What it has
   * in common with others is in vocabulary.ts.
   */
  readonly words: ReadonlyMap<string, Outcome>;
  /** Whether the verdict may also be the name of the model that won. */
  readonly mayNameWinner: boolean;
  /** Given where nothing says which of the two was shown first. */
  readonly sides?: 'unknown';
}
