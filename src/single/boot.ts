import { bytesOfText } from '../bytes-of-text.ts';
import { CANNOT_UNPACK } from '../words/in-its-place.ts';

/*
 * The first script of the single file, the only one that stands in it as it is. It says what may run
 * from here on, and unpacks what unpacks the rest.
 */

/**
 * Only scripts with a number that nobody can guess run from here on: those of the file are too many to
 * name the hash of each. The policy stays when its element is taken away, where somebody might read the
 * number.
 */
function allowedScripts(): string {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const content = `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'; worker-src blob:`;
  const policy = document.createElement('meta');
  Object.assign(policy, { httpEquiv: 'Content-Security-Policy', content });
  document.head.append(policy);
  policy.remove();
  return nonce;
}

async function boot(): Promise<void> {
  const nonce = allowedScripts();
  const packed = new Blob([
    ...bytesOfText(document.getElementById('unpacking')?.textContent ?? ''),
  ]);
  const unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  const script = document.createElement('script');
  Object.assign(script, { nonce, textContent: await new Response(unpacked).text() });
  document.head.append(script);
  script.remove();
  await window.caravanStart(nonce);
}

boot().catch((error: unknown) => {
  const place = document.getElementById('app');
  if (place) place.textContent = `${CANNOT_UNPACK} (${String(error)})`;
});
