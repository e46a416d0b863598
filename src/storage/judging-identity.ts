import type { JudgeSetup } from '../core/judge/setup.ts';
import { fingerprintOfSettings } from './fingerprint.ts';

/**
 * What a judge is, whatever it is called: the hash of provider, model, template, sampling and
 * convention. The parts are listed, so that the order in which they were written says nothing.
 */
export function identityOf({ provider, baseUrl, model, template, sampling }: JudgeSetup) {
  return fingerprintOfSettings([
    provider,
    baseUrl,
    model,
    [template.name, template.system, template.user, template.convention],
    [sampling.temperature, sampling.maxTokens, sampling.seed],
  ]);
}
