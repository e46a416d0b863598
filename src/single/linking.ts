/** What a chunk gives to others. */
export type Exports = Record<string, unknown>;
export type Require = (chunk: number) => Exports;
/** Asks for a chunk that may come later. */
export type Load = (chunk: number) => Promise<Exports>;
/** The code of a chunk, as .setup/packed-code.ts writes it. */
export type Chunk = (require: Require, exports: Exports, load: Load) => void;

/**
 * Runs a chunk once, after what it needs. It stands in workers and reports as its own text, so it
 * names nothing outside itself.
 * @param load differs between the page and what has all its chunks in it
 */
export function linked(code: readonly Chunk[], load: Load): Require {
  const begun: Exports[] = [];
  return function require(chunk) {
    if (begun[chunk]) return begun[chunk];
    const exports = (begun[chunk] = {});
    code[chunk](require, exports, load);
    return exports;
  };
}

/**
 * A script that has all its chunks in it, behind this and before a call of the first: it may not run
 * what comes later.
 */
export const ALL_IN_ONE = `const caravanCode=[];const require=(${linked.toString()})(caravanCode,async(chunk)=>require(chunk));`;

/** What is reached from a chunk by any of some lists: the chunk, those it names, those they name. */
export function reached(
  chunk: number,
  lists: readonly (readonly (readonly number[])[])[],
  found = new Set<number>(),
): Set<number> {
  if (!found.has(chunk)) {
    found.add(chunk);
    for (const list of lists) for (const named of list[chunk]) reached(named, lists, found);
  }
  return found;
}
