import type { BatchScope } from '../../core/judge/batch/custom-id.ts';
import { writeAnthropicBatch, writeOpenAiBatch } from '../../core/judge/batch/write.ts';
import type { Conversation } from '../../core/judge/conversation.ts';
import { isLocal } from '../../core/judge/kinds.ts';
import type { ProviderName } from '../../core/judge/setup.ts';
import type { CalledModel, RefusableSetting } from '../contract.ts';
import { providerOf } from '../registry.ts';

/** Requests to one model as its provider's batch engine takes them. */
export interface BatchRequests {
  readonly lines: Generator<string>;
  /** Whether they are one JSON document, which can't be cut between lines. */
  readonly isOneDocument: boolean;
}

/** Nothing of a batch comes in events; what else the model refuses is not known before it is asked. */
const REFUSED: ReadonlySet<RefusableSetting> = new Set(['stream']);

/** Whether requests to a model of this provider can be written as a batch. */
export function canBatch({ provider }: { readonly provider: ProviderName }): boolean {
  return provider !== 'human' && provider !== 'gemini' && !isLocal(provider);
}

/** @throws RangeError for whom is not called over the network */
export function batchRequests<T>(
  scope: BatchScope<T>,
  tasks: Iterable<T>,
  model: CalledModel,
  conversationOf: (task: T) => Conversation,
): BatchRequests {
  const { path, body } = providerOf(model);
  const bodyOf = (task: T) => body(model, conversationOf(task), REFUSED);
  return model.provider === 'anthropic'
    ? { lines: writeAnthropicBatch(scope, tasks, bodyOf), isOneDocument: true }
    : {
        lines: writeOpenAiBatch(scope, tasks, `/v1${path(model, false)}`, bodyOf),
        isOneDocument: false,
      };
}
