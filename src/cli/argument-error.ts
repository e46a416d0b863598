/** Wrong arguments: the message says what is offered. */
export class ArgumentError extends Error {}

/** The value of an option that takes one of some names. @throws ArgumentError */
export function oneOf<T extends string>(option: string, value: string, offered: readonly T[]): T {
  const found = offered.find((name) => name === value);
  if (found !== undefined) return found;
  throw new ArgumentError(`--${option} ${value} is not offered; offered: ${offered.join(', ')}.`);
}
