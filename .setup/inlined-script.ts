import { createHash } from 'node:crypto';
import { build } from 'vite';

/**
 * A page’s script in one piece, built by itself: it is no part of the page that hands it out.
 * @param entry path of its first module
 * @param format `iife` for a classic script, which can be a worker from memory on a file: page too
 */
export async function inlinedScript(entry: string, format: 'es' | 'iife'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      lib: { entry, formats: [format], fileName: 'script', name: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
      minify: true,
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [script, ...rest] = outputs;
  if (script.type !== 'chunk' || rest.length > 0) throw new Error(`${entry} is not one script.`);
  return script.code;
}

/** As a policy names what it allows. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
