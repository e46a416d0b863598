import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { asInlineScript } from '../src/single/inline-script.ts';
import { withPolicy } from './content-security.ts';
import { hashOf, inlinedScript } from './inlined-script.ts';

const NAME = 'virtual:rater-page';
const inRater = (file: string): string =>
  fileURLToPath(new URL(`../src/rater/${file}`, import.meta.url));

/**
 * Gives the page that raters of a study are given as one text: script and styles inside, under a
 * policy that lets it ask nobody. The place of its data is the text `__STUDY__`.
 */
export function raterPage(): Plugin {
  let text: Promise<string> | null = null;
  return {
    name: 'caravan:rater-page',
    resolveId: { filter: { id: new RegExp(`^${NAME}$`) }, handler: () => `\0${NAME}` },
    load: {
      filter: { id: new RegExp(`^\0${NAME}$`) },
      async handler() {
        text ??= raterPageText();
        return `export const raterPage = ${JSON.stringify(await text)};`;
      },
    },
  };
}

async function raterPageText(): Promise<string> {
  const script = asInlineScript((await inlinedScript(inRater('main.ts'), 'es')).trim());
  const styles = readFileSync(inRater('rater.css'), 'utf8');
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Caravan</title>
    <style>${styles}</style>
  </head>
  <body>
    <script type="application/json" id="study">__STUDY__</script>
    <script type="module">${script}</script>
  </body>
</html>
`;
  return withPolicy(html, [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(styles)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
}
