import type { Conversation } from '../core/judge/conversation.ts';
import type { CalledModel, ModelReply, RefusableSetting } from './contract.ts';

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
  /** What stands behind the base URL, with a query where it needs one. */
  readonly path: (model: Pick<CalledModel, 'model'>, isStreamed: boolean) => string;
  /** Besides the type of the content; no more than needed, as strict servers refuse others. */
  readonly headers: (model: CalledModel, key: string) => Readonly<Record<string, string>>;
  /** To be sent as JSON; what is undefined is left out. */
  readonly body: (
    model: CalledModel,
    conversation: Conversation,
    refused: ReadonlySet<RefusableSetting>,
  ) => Readonly<Record<string, unknown>>;
  /** What a reply says; null where it is none. */
  readonly read: (reply: unknown) => ModelReply | null;
  /** Puts a reply together that comes in events. */
  readonly assemble: () => StreamedReply;
}

/** A reply that comes in events. */
export interface StreamedReply {
  /** Takes the data of one event. @returns how many characters it says, thinking included */
  take(data: string): number;
  /** As it would have come whole, for `read`; null as long as its end has not come. */
  whole(): unknown;
}

/** A number that the setup wants and the model takes; else undefined. */
export function wanted(
  setting: 'temperature' | 'seed',
  { sampling }: CalledModel,
  refused: ReadonlySet<RefusableSetting>,
): number | undefined {
  return refused.has(setting) ? undefined : (sampling[setting] ?? undefined);
}

/** Whether the reply is to be held to the shape of a verdict. */
export function wantsStructure(
  { wants }: Conversation,
  refused: ReadonlySet<RefusableSetting>,
): boolean {
  return wants === 'json-verdict' && !refused.has('structure');
}

/** Whether the reply is asked for in events. */
export function wantsStream(
  { wants }: Conversation,
  refused: ReadonlySet<RefusableSetting>,
): boolean {
  return wants === 'answer' && !refused.has('stream');
}
