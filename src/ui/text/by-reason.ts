/** What failed for one reason, each with how often it did. */
export interface ReasonGroup {
  readonly reason: string;
  readonly cases: readonly { readonly name: string; readonly times: number }[];
}

/** Puts together what failed for the same reason; in the order in which they came. */
export function byReason(
  failures: readonly { readonly name: string; readonly reason: string }[],
): ReasonGroup[] {
  const groups = new Map<string, Map<string, number>>();
  for (const { name, reason } of failures) {
    const times = groups.get(reason) ?? new Map<string, number>();
    groups.set(reason, times.set(name, (times.get(name) ?? 0) + 1));
  }
  return [...groups].map(([reason, times]) => ({
    reason,
    cases: [...times].map(([name, count]) => ({ name, times: count })),
  }));
}
