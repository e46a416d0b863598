import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { asInlineScript } from '../src/single/inline-script.ts';
import { withPolicy } from './content-security.ts';
import { hashOf, inlinedScript } from './inlined-script.ts';
import packageJson from '../package.json' with { type: 'json' };

/** As the page and the command line import it; the latter has it of package.json as well. */
const NAMES = /^(?:virtual:|#)report-page$/;
const RESOLVED = '\0virtual:report-page';
const inReport = (file: string): string =>
  fileURLToPath(new URL(`../src/report/${file}`, import.meta.url));

/** Where its script begins. */
export const REPORT = inReport('page/main.ts');

/**
 * Gives the file of a report as one text, with places for what it says (core/publish/report/report-file.ts):
 * script and styles inside, under a policy that lets it ask nobody.
 *
 * @param isSingle its script is put together of the page's own code when a report is saved
 *   (src/single/report.ts): it was a thirtieth of the single file
 */
export function reportPage(isSingle = false): Plugin {
  let text: Promise<string> | null = null;
  return {
    name: 'caravan:report-page',
    enforce: 'pre',
    resolveId: { filter: { id: NAMES }, handler: () => RESOLVED },
    load: {
      filter: { id: new RegExp(`^${RESOLVED}$`) },
      async handler() {
        const version = `export const version = ${JSON.stringify(packageJson.version)};`;
        if (isSingle) {
          const page = JSON.stringify(pageOf('__SCRIPT__', '__SCRIPT_HASH__'));
          const from = JSON.stringify(inReport('../single/report.ts'));
          return `import { reportWith } from ${from};
            export const reportPage = reportWith(${page});
            ${version}`;
        }
        text ??= reportPageText();
        return `export const reportPage = ${JSON.stringify(await text)};${version}`;
      },
    },
  };
}

/** The tokens of the page’s theme, then what a report looks like in them. */
export function reportStyles(): string {
  const theme = readFileSync(inReport('../ui/theme.css'), 'utf8');
  const tokens = /:root \{[^}]*\}/.exec(theme)?.[0];
  if (tokens === undefined) throw new Error('src/ui/theme.css has no tokens.');
  return `${tokens}\n${readFileSync(inReport('report.css'), 'utf8')}`;
}

/** The same, for who runs the sources as they are. */
export async function reportPageText(): Promise<string> {
  const script = asInlineScript((await inlinedScript(REPORT, 'iife')).trim());
  return pageOf(script, hashOf(script));
}

function pageOf(script: string, hash: string): string {
  const styles = reportStyles();
  const html = `<!doctype html><!-- Caravan report 1 -->
<html lang="__LANGUAGE__">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>__TITLE__</title>
    <style>${styles}</style>
  </head>
  <body>
    __BODY__
    <script type="application/json" id="carried-facts">__FACTS__</script>
    <script type="text/plain" id="carried-judgments">__JUDGMENTS__</script>
    <script type="text/plain" id="carried-project">__PROJECT__</script>
    <script>${script}</script>
  </body>
</html>
`;
  return withPolicy(html, [
    "default-src 'none'",
    // WebAssembly that is the script's own, for the loops of a fit.
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    // From memory, of the same script.
    'worker-src blob:',
    `style-src 'sha256-${hashOf(styles)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
}
