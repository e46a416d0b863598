import type { Ask } from '../../../src/judges/contract.ts';

const HERE = { isOnline: () => true, page: 'http://localhost:4173/' };

/**
 * What stands in the place of `state/connections/providers.ts`: real calls, which end with their
 * page. The model's name carries the page, so that servers can tell whose a call is.
 * @param patience milliseconds that a call may take
 */
export async function providersOf(page: string, closed: AbortSignal, patience: number) {
  // Modules of the page: another's failures are of another class.
  const { CALL_LIMITS, askFrom } = await import('../../../src/judges/call.ts');
  const { PROVIDERS } = await import('../../../src/judges/registry.ts');
  const call = askFrom(HERE, { ...CALL_LIMITS, time: patience });
  const ask: Ask = (model, conversation, key, signal, heard) => {
    if (closed.aborted) return new Promise(() => undefined);
    const named = { ...model, model: `${model.model} on ${page}` };
    return call(named, conversation, key, AbortSignal.any([signal, closed]), heard);
  };
  return { ask, PROVIDER_FACTS: PROVIDERS };
}
