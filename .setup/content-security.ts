import type { Plugin } from 'vite';

/**
 * What the hosted page may load: its own files and nothing else. Inline styles are allowed
 * because Svelte writes style attributes; inline scripts are not.
 */
const HOSTED = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * What the single file may do: run the one script whose hash is given, start workers from
 * memory, and ask the network for nothing.
 */
export function singleFilePolicy(scriptHash: string): readonly string[] {
  return [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
}

/** Puts the policy right after the charset, before anything it has to govern. */
export function withPolicy(html: string, policy: readonly string[]): string {
  const charset = /<meta charset="[^"]*"\s*\/?>/i;
  if (!charset.test(html)) throw new Error('index.html has no <meta charset>');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
  return html.replace(charset, (found) => `${found}\n    ${meta}`);
}

/** The hosted build's policy. The development server is left alone: it needs inline scripts. */
export function contentSecurity(): Plugin {
  return {
    name: 'caravan:content-security',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, HOSTED) },
  };
}
