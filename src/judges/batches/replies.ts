import { isOneByOne } from '../../core/judge/kinds.ts';
import type { CalledModel, ModelReply } from '../contract.ts';
import { providerOf } from '../registry.ts';

/**
 * What the body of a reply out of a batch says, which shows by itself of which API it is; null where
 * it is none of these models'.
 */
export function batchReply(models: readonly CalledModel[], body: unknown): ModelReply | null {
  for (const model of models) {
    const reply = isOneByOne(model) ? null : providerOf(model).read(body);
    if (reply !== null) return reply;
  }
  return null;
}
