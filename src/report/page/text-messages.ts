import type { JudgmentPlaces, ReportTexts } from '../../core/publish/report/report-texts.ts';

/** What the page asks of the project that it carries, which is sent once. */
export type TextRequest =
  | {
      readonly kind: 'project';
      /** Base64 of a project file. */
      readonly project: string;
      readonly files: ReportTexts['files'];
    }
  | { readonly kind: 'texts'; readonly judgment: number; readonly places: JudgmentPlaces };

/** What can be read of one judgment; null for what the file does not have. */
export interface ReadTexts {
  readonly question: string | null;
  readonly left: string | null;
  readonly right: string | null;
  /** What the judge was shown, which may hold the answers. */
  readonly prompts: readonly string[];
  readonly reasoning: string | null;
  /** Of each answer, where it was scored by itself. */
  readonly reasoningOf: readonly [left: string | null, right: string | null];
}

export interface TextReply {
  readonly kind: 'texts';
  readonly judgment: number;
  /** Null where the project is damaged. */
  readonly texts: ReadTexts | null;
}
