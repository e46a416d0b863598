/** Why something failed, in the words of what was thrown; at most 300 characters. */
export function reasonOf(error: unknown): string {
  return messageOf(error).slice(0, 300);
}

/** The whole of it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
