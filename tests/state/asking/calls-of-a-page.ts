import { CALL_LIMITS, askFrom } from '../../../src/judges/call.ts';
import type { Ask } from '../../../src/judges/contract.ts';
import { PROVIDERS } from '../../../src/judges/registry.ts';

const HERE = { isOnline: () => true, page: 'http://localhost:4173/' };

/** Milliseconds that a call may take. */
const PATIENCE = 3000;

/**
 * What stands in the place of `state/connections/providers.ts`: real calls, which give up soon,
 * and which end with their page. The model's name carries the page, so that servers can tell
 * whose a call is.
 */
export function providersOf(page: string, closed: AbortSignal) {
  const call = askFrom(HERE, { ...CALL_LIMITS, time: PATIENCE });
  const ask: Ask = (model, conversation, key, signal, heard) => {
    if (closed.aborted) return new Promise(() => undefined);
    const named = { ...model, model: `${model.model} on ${page}` };
    return call(named, conversation, key, AbortSignal.any([signal, closed]), heard);
  };
  return { ask, PROVIDER_FACTS: PROVIDERS };
}
