/**
 * The nouns of judging: who judges and how, what is asked of them, and what they said. A run is
 * a set of questions with answers of two models or more, one judge or more, and a plan.
 */

import type { Outcome } from '../table/judgments.ts';

/** How a judge is told to mark its verdict, and how it is read back. */
export type ConventionName =
  /** An object { winner: A, B or tie; reason }, asked for as structured output where possible. */
  | 'json'
  /** [[A]], [[B]] or [[C]] for a tie (FastChat). */
  | 'brackets'
  /** [[A>>B]] … [[B>>A]] (Arena-Hard). */
  | 'five-steps'
  /** The last line is 1, 2 or 3 for a draw, in ASCII or full width (Rakuda). */
  | 'last-line';

/** What a judge is told. Places such as {question} are filled in by prompt.ts. */
export interface PromptTemplate {
  readonly name: string;
  readonly system: string;
  readonly user: string;
  readonly convention: ConventionName;
}

/** Null leaves a setting to the provider. */
export interface SamplingSettings {
  readonly temperature: number | null;
  readonly maxTokens: number;
  readonly seed: number | null;
}

/** Judges on this device, without any network. */
export type LocalProvider =
  /** Character n-grams, without a model (local/lexical.ts). */
  | 'lexical'
  /** A model that scores a question with an answer: a reranker, or a reward model. */
  | 'local-scores'
  /** A model that is told what others are told, and writes a reply. */
  | 'local-model';

/** Who asks: an entry of the registry of src/judges, or nobody but this device. */
export type ProviderName =
  | 'openai'
  | 'openai-compatible'
  | 'anthropic'
  | 'gemini'
  | LocalProvider
  | 'human';

/**
 * One judge. Its identity is the hash of all of this but `name`: judgments made under another
 * identity are never mixed in silently.
 */
export interface JudgeSetup {
  /** What people call it, and what its judgments carry as `judge`. */
  readonly name: string;
  readonly provider: ProviderName;
  /** Without a slash at its end; '' for a human, and for a judge on this device. */
  readonly baseUrl: string;
  readonly model: string;
  readonly template: PromptTemplate;
  readonly sampling: SamplingSettings;
  /** Of a judge who scores answers: the difference of scores up to which they tie. */
  readonly tieZone?: number;
}

/** A question as it is judged. */
export interface JudgedQuestion {
  readonly id: string;
  readonly category: string | null;
  /** What the user says, turn by turn. */
  readonly turns: readonly string[];
  /** Answers to compare with, turn by turn; empty where there are none. */
  readonly reference: readonly string[];
  /** Of each model of the run in order: what it answered, turn by turn; null where it did not. */
  readonly answers: readonly (readonly string[] | null)[];
}

/** One judgment that is wanted, by positions in the run's judges, questions and models. */
export interface JudgeTask {
  readonly judge: number;
  readonly question: number;
  /** Shown first. */
  readonly left: number;
  readonly right: number;
  /**
   * Where the same person is shown a pair once more: what is said then tells how far they agree
   * with themselves, and counts in no ranking.
   */
  readonly again?: true;
}

/** In tokens, as the provider counts them. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

/** What a judge said, as it is stored: once for each task. */
export interface JudgeReply extends JudgeTask {
  /** `unparsed` where the reply follows no convention, or the judge refused. */
  readonly outcome: Outcome;
  /** Of a human a note, mostly ''; else the reply to the letter. */
  readonly text: string;
  /** Null where the provider did not say. */
  readonly usage: Usage | null;
  /** In US dollars, by the price table at the time; 0 where it costs nothing. */
  readonly cost: number;
  /** Milliseconds since 1970, when the reply was there. */
  readonly at: number;
  /** Milliseconds from the first call to the reply, waits and repeats included. */
  readonly elapsed: number;
}

/** Which judgments a run asks for. */
export type Plan =
  /** Every pair of models on every question. */
  | { readonly kind: 'all'; readonly bothOrders: boolean }
  /** So many of them, of each judge, drawn without replacement, pairs and orders balanced. */
  | { readonly kind: 'random'; readonly judgments: number; readonly seed: number }
  /** One model against each of the others. */
  | { readonly kind: 'baseline'; readonly baseline: number; readonly bothOrders: boolean }
  /** Where the posterior is expected to learn most, until the goal is reached. */
  | {
      readonly kind: 'adaptive';
      readonly goal: Goal;
      /** Stops when the goal holds with this probability, between 0 and 1. */
      readonly confidence: number;
      /** Share of judgments drawn at random, for safety. */
      readonly randomShare: number;
      /** Judgments of each judge at the most. */
      readonly most: number;
      readonly seed: number;
    }
  | ListPlan
  | StudyPlan;

/** A plan that finds its comparisons itself: what a run is put together with. */
export type OfferedPlan = Exclude<Plan, ListPlan | StudyPlan>;

/** These very comparisons, of every judge, in this order. */
export interface ListPlan {
  readonly kind: 'list';
  readonly comparisons: readonly Omit<JudgeTask, 'judge' | 'again'>[];
}

/** Every judge has a list of their own, in the order it is shown (study/assign.ts). */
export interface StudyPlan {
  readonly kind: 'study';
  /** What the files of raters name it by; copies of a project keep it. */
  readonly id: string;
  /** By judge. */
  readonly lists: readonly (readonly Omit<JudgeTask, 'judge'>[])[];
}

/** What an adaptive plan wants to know. */
export type Goal =
  | { readonly kind: 'best' }
  /** Who are the first k, in whatever order. */
  | { readonly kind: 'top-set'; readonly k: number }
  /** Every two neighbours of the ranking are in order. */
  | { readonly kind: 'ranking' }
  /** Which of two models is the better one. */
  | { readonly kind: 'pair'; readonly model: number; readonly other: number }
  /** Where a model ranks, to within one place (core/judge/plan/place.ts). */
  | { readonly kind: 'place'; readonly model: number }
  /** Whether a model is among the first k: of stored runs, new ones ask for the set. */
  | { readonly kind: 'top'; readonly model: number; readonly k: number };

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** Everything that a run was begun with; its replies and questions are stored beside it. */
export interface JudgingSetup {
  readonly models: readonly string[];
  /** How many; each is stored by its position. */
  readonly questions: number;
  readonly judges: readonly JudgeSetup[];
  readonly plan: Plan;
  /**
   * The judge, by position, on whose doubts alone the judges over the network are asked
   * (plan/escalation.ts). Not with an adaptive plan.
   */
  readonly escalation?: { readonly from: number };
  /** Of each judge; null where it is not known. */
  readonly prices: readonly (Price | null)[];
  /** In US dollars; null for no limit. */
  readonly budget: number | null;
  /** Calls at once, and a minute, of each provider. */
  readonly concurrency: number;
  readonly perMinute: number | null;
}
