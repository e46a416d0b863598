import type { FoundRows } from '../../src/core/judge-report/finding-rows.ts';
import type {
  JudgmentFilter,
  JudgmentPage,
  JudgmentQuery,
} from '../../src/core/overview/judgment-list.ts';
import type { FilterChoices } from '../../src/core/overview/judgment-book.ts';
import type { NearQuestions } from '../../src/core/overview/near-questions.ts';
import type { QuestionView } from '../../src/core/overview/question-view.ts';
import type { SearchedFile } from '../../src/core/search/searched-texts.ts';
import type { TableEdits } from '../../src/core/table/data-edits.ts';
import type { FileRange } from '../../src/core/table/where.ts';
import type { WordDifference } from '../../src/core/texts/word-difference.ts';
import type { TextKind } from '../../src/core/texts/keep-texts.ts';

/** The judgments of a source; its id stands for them, so that a worker reads them once. */
export interface InspectedTable {
  readonly source: string;
  readonly table: Blob;
  readonly benchmark: Blob;
  readonly edits: TableEdits;
  /** Whose rows can be asked for. */
  readonly files: readonly FileRange[];
}

/** Texts that were taken in, and how many chunks of them: a search of fewer is another. */
export interface TextsTaken {
  readonly key: string;
  readonly part: number;
}

/** Of a finding about texts what the job `styledRows` found; its key changes with that. */
export interface StyledRows extends FoundRows {
  readonly key: string;
}

/** The jobs of looking at single judgments. */
export interface InspectorJobs {
  /** Some of the judgments. */
  judgments: {
    /** `texts`: those in which the text of the filter is searched. */
    input: {
      about: InspectedTable;
      query: JudgmentQuery;
      texts: TextsTaken | null;
      styled: StyledRows | null;
    };
    progress: never;
    /**
     * `isSearched`: false where the worker does not hold those texts, so that nothing was found;
     * `cases`: of a finding the number that it stands for, whatever the rest of the filter.
     */
    output: JudgmentPage & { readonly isSearched: boolean; readonly cases: number | null };
  };
  /** What the judgments can be told apart by. */
  filterChoices: {
    input: { about: InspectedTable };
    progress: never;
    output: FilterChoices;
  };
  /** The questions beside one in a list; `texts` as for `judgments`. */
  questionsNear: {
    input: {
      about: InspectedTable;
      filter: JudgmentFilter;
      texts: TextsTaken | null;
      styled: StyledRows | null;
      question: string;
    };
    progress: never;
    output: NearQuestions;
  };
  /** A question by its id, with all its answers. @see questionView */
  question: {
    input: { about: InspectedTable; id: string; starts: readonly number[] };
    progress: never;
    output: QuestionView | null;
  };
  /** Two texts word by word. @see wordDifference */
  difference: {
    input: { left: string; right: string };
    progress: never;
    output: WordDifference | null;
  };
  /** Texts are to be taken in under a key; those that were are forgotten. */
  beginTexts: {
    input: { about: InspectedTable; key: string; files: readonly SearchedFile[] };
    progress: never;
    output: null;
  };
  /** The texts of a stored chunk: whether there is room for more; null where others are held. */
  takeTexts: {
    input: { key: string; file: number; kind: TextKind; bytes: Uint8Array };
    progress: never;
    output: boolean | null;
  };
}
