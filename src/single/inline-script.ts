/** Keeps strings in the code from ending, or changing how HTML reads, the script element. */
export function asInlineScript(code: string): string {
  return code.replaceAll(/<(\/script|!--)/gi, '\\x3c$1');
}
