import { base64 } from '../core/publish/report/base64.ts';
import { sha256 } from '../storage/platform/sha-256.ts';
import { asInlineScript } from './inline-script.ts';

/**
 * The file of a report, whose script is put together of code that this file has for its own page.
 * @param page with places for the script and its hash (.setup/report-page.ts)
 */
export async function reportWith(page: string): Promise<string> {
  const program = await window.caravanProgram('report');
  const script = asInlineScript(await program.text());
  const hash = base64(await sha256(new TextEncoder().encode(script)));
  return page.replaceAll(/__SCRIPT(_HASH)?__/g, (_place, isHash?: string) =>
    isHash === undefined ? script : hash,
  );
}
