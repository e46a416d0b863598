import type { AskedModel } from '../../core/ask/setup.ts';
import { fingerprintOfSettings } from '../fingerprint.ts';

/**
 * What a model that answers is, whatever it is called: the hash of provider, address, model and
 * sampling. The parts are listed, so that the order in which they were written says nothing.
 */
export function identityOf({ provider, baseUrl, model, sampling }: AskedModel): Promise<string> {
  const { temperature, maxTokens, seed } = sampling;
  return fingerprintOfSettings([provider, baseUrl, model, [temperature, maxTokens, seed]]);
}
