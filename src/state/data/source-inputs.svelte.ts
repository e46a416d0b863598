/* eslint-disable svelte/prefer-svelte-reactivity -- maps that the screen follows are replaced, never changed */
import type { FileReport } from '../../core/formats/file/report.ts';
import { nextWay } from '../../core/formats/file/way.ts';
import type { FileWay } from '../../core/formats/file/way.ts';
import type { RemoteFile } from '../../core/remote/remote-address.ts';
import type { SourceInput } from '../../remote/source-input.ts';
import { newId } from '../work/new-id.ts';

/** Something to read, as pages hand it over. */
export type NewSource =
  | { readonly name: string; readonly blob: Blob }
  | { readonly name: string; readonly text: string }
  | RemoteFile;

/** The files themselves as long as they are at hand, and in which ways they are to be read. */
export class SourceInputs {
  #inputs = $state.raw<ReadonlyMap<string, SourceInput>>(new Map());
  readonly #ways = new Map<string, FileWay>();

  get all(): readonly SourceInput[] {
    return [...this.#inputs.values()];
  }

  get ways(): ReadonlyMap<string, FileWay> {
    return this.#ways;
  }

  /** Whether a file can be read again: after a reload the page no longer has it. */
  has(file: FileReport): boolean {
    return this.#inputOf(file) !== null;
  }

  /** Takes files in the place of all others. */
  replace(given: readonly NewSource[]): readonly SourceInput[] {
    this.#ways.clear();
    const sources = named(given, []);
    this.#inputs = byName(sources);
    return sources;
  }

  /** Takes files beside those that were read, whose names they don't get. */
  add(given: readonly NewSource[], read: readonly FileReport[]): readonly SourceInput[] {
    const sources = named(given, read);
    // Of a file that had its name, perhaps in another project.
    for (const file of this.#ways.keys())
      if (sources.some(({ name }) => isOf(name, file))) this.#ways.delete(file);
    this.#inputs = new Map([...this.#inputs, ...byName(sources)]);
    return sources;
  }

  /**
   * Has files read again, each in another way.
   * @returns what to read, and the names of what that replaces
   */
  again(ways: ReadonlyMap<string, FileWay>, read: readonly FileReport[]) {
    const asked = read.filter(({ file }) => ways.has(file));
    const inputs = new Set(asked.flatMap((file) => this.#inputOf(file) ?? []));
    if (inputs.size === 0) return { sources: [], drop: [] };
    for (const [file, way] of ways) this.#ways.set(file, nextWay(this.#ways.get(file) ?? {}, way));
    const drop = read
      .filter((report) => {
        const input = this.#inputOf(report);
        return input !== null && inputs.has(input);
      })
      .map(({ file }) => file);
    // Other rows: texts that an earlier run has of these files stay as they are.
    const sources = Array.from(inputs, (input) => ({ ...input, key: newId() }));
    this.#inputs = new Map([...this.#inputs, ...byName(sources)]);
    return { sources, drop };
  }

  /** What a file came out of: itself, or the archive that it lies in. */
  #inputOf({ file, key }: FileReport): SourceInput | null {
    // Another project may have a file of that name.
    return this.all.find((input) => input.key === key && isOf(input.name, file)) ?? null;
  }
}

function isOf(name: string, file: string): boolean {
  return file === name || file.startsWith(`${name}/`);
}

function byName(sources: readonly SourceInput[]): ReadonlyMap<string, SourceInput> {
  return new Map(sources.map((input) => [input.name, input] as const));
}

/** Sources with a key each and names that no other file has. */
function named(given: readonly NewSource[], taken: readonly FileReport[]): SourceInput[] {
  const names = new Set(taken.map(({ file }) => file));
  return given.map((source) => {
    let { name } = source;
    for (let n = 2; names.has(name); n++) name = `${source.name} (${n})`;
    names.add(name);
    return { ...source, name, key: newId() };
  });
}
