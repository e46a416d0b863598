import type { JudgeSetup } from '../core/judge/setup.ts';
import type { Answered, JudgeQuestion, RefusableSetting } from './contract.ts';

/** How one kind of API is spoken, and what people need to know of it. */
export interface Provider {
  /** Its name, which needs no translation; '' where there are many. */
  readonly title: string;
  /** '' where the user has to say. */
  readonly baseUrl: string;
  /** A few to choose from; any other can be typed in. */
  readonly models: readonly string[];
  readonly needsKey: boolean;
  /** Where to get a key, and what calls cost; null where that depends on the server. */
  readonly keysAt: string | null;
  readonly pricesAt: string | null;
  /** What stands behind the base URL. */
  readonly path: (judge: JudgeSetup) => string;
  /** Besides the type of the content; no more than needed, as strict servers refuse others. */
  readonly headers: (judge: JudgeSetup, key: string) => Readonly<Record<string, string>>;
  /** To be sent as JSON; what is undefined is left out. */
  readonly body: (
    judge: JudgeSetup,
    question: JudgeQuestion,
    refused: ReadonlySet<RefusableSetting>,
  ) => Readonly<Record<string, unknown>>;
  /** What a reply says; null where it is none. */
  readonly read: (reply: unknown) => Omit<Answered, 'refused'> | null;
}

/** A number that the setup wants and the model takes; else undefined. */
export function wanted(
  setting: 'temperature' | 'seed',
  { sampling }: JudgeSetup,
  refused: ReadonlySet<RefusableSetting>,
): number | undefined {
  return refused.has(setting) ? undefined : (sampling[setting] ?? undefined);
}

/** Whether the reply is to be held to the shape of a verdict. */
export function wantsStructure(
  { template }: JudgeSetup,
  refused: ReadonlySet<RefusableSetting>,
): boolean {
  return template.convention === 'json' && !refused.has('structure');
}
