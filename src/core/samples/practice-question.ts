/**
 * A practice set: open questions in English or Japanese, in the four categories of Rakuda, each
 * answered by three invented assistants. Written for Caravan so that judging can be tried without
 * any file; no language model answered here, and what the third one says is wrong on purpose.
 */
export interface PracticeQuestion {
  readonly id: string;
  readonly category: string;
  readonly text: string;
  /** To the point; at great length with little in it; with mistakes. */
  readonly good: string;
  readonly wordy: string;
  readonly wrong: string;
}
