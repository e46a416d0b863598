/** The same names, with a number behind each that comes again: keys for a list. */
export function uniqueKeys(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = times.get(name) ?? 0;
    times.set(name, time + 1);
    // Alone a number may be part of another name.
    return JSON.stringify([name, time]);
  });
}
