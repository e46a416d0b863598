import type { JudgeSetup } from '../core/judge/setup.ts';
import { fingerprintOfSettings } from './fingerprint.ts';

/**
 * What a judge is, whatever it is called: the hash of provider, model, template, sampling,
 * convention and tie zone. The parts are listed, so that the order in which they were written says nothing.
 */
export function identityOf(judge: JudgeSetup) {
  const { provider, baseUrl, model, template, sampling, tieZone } = judge;
  return fingerprintOfSettings([
    provider,
    baseUrl,
    model,
    [template.name, template.system, template.user, template.convention],
    [sampling.temperature, sampling.maxTokens, sampling.seed],
    // Judges that have none keep the identity that they always had.
    ...(tieZone === undefined ? [] : [tieZone]),
  ]);
}
