import { gzipSync } from 'node:zlib';
import type { Tables } from '../src/single/unpack.ts';
import { asText } from './bytes-as-text.ts';
import { packedXz } from './packed-xz.ts';

/**
 * The code of the single file: that of the page and of its workers, each chunk once, packed with xz into
 * one element: what the first ranking needs, and behind it the rest, four times as much, which is
 * unpacked when something in it is asked for (src/single). What is needed later is compiled later, and a
 * worker or a report is put together of the chunks that it needs.
 *
 * The build writes chunks as CommonJS; here they name each other by number.
 */

/** One chunk as the build wrote it; names are those of files. */
export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  /** What runs before it. */
  readonly imports: readonly string[];
  /** What it may ask for later. */
  readonly dynamicImports: readonly string[];
}

export interface Packing {
  /** The page's own; what it imports comes with it. */
  readonly page: string;
  /** The chunk with which a script of its own begins: a worker by its lane, and the page of a `report`. */
  readonly programs: ReadonlyMap<string, string>;
  /** Chunks that a first ranking asks for, the page and what these import aside. */
  readonly atStart: readonly string[];
  readonly styles: string;
  /** Of all libraries inside, for Settings to hand out. */
  readonly licences: string;
}

/**
 * @param unpacking the script that unpacks it, itself packed with gzip, which browsers undo
 * @returns the elements, for nobody to run as they are
 * @throws where chunks name each other in another way than the build is known to write
 */
export async function packedCode(
  chunks: readonly Chunk[],
  packing: Packing,
  unpacking: string,
): Promise<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const ordered = new Map<Chunk, number>();
  const found = (name: string): Chunk => {
    const chunk = byName.get(name);
    if (!chunk) throw new Error(`${name} is imported and was not built.`);
    return chunk;
  };
  const add = (chunk: Chunk): void => {
    if (ordered.has(chunk)) return;
    ordered.set(chunk, ordered.size);
    for (const name of chunk.imports) add(found(name));
  };
  // What the first picture needs stands together, and is one script.
  add(found(packing.page));
  const first = ordered.size;
  packing.atStart.forEach((name) => add(found(name)));
  const start = ordered.size;
  for (const name of packing.programs.values()) add(found(name));
  for (const chunk of ordered.keys()) for (const name of chunk.dynamicImports) add(found(name));

  const numberOf = (name: string): number => ordered.get(found(name)) ?? NaN;
  const codes = [...ordered].map(([chunk, number]) => {
    const code = numbered(chunk, numberOf);
    return `caravanCode[${String(number)}]=function(require,exports,load){"use strict";${code}\n};`;
  });
  const numbers = (names: readonly string[]): number[] => names.map(numberOf);
  const atStart = [packing.styles, ...codes.slice(0, start)];
  const rest = [packing.licences, ...codes.slice(start)];
  const tables: Tables = {
    start: atStart.map((text) => Buffer.byteLength(text)),
    rest: rest.map((text) => Buffer.byteLength(text)),
    first,
    needs: [...ordered.keys()].map(({ imports }) => numbers(imports)),
    later: [...ordered.keys()].map(({ dynamicImports }) => numbers(dynamicImports)),
    programs: Object.fromEntries(
      [...packing.programs].map(([lane, name]) => [lane, numberOf(name)]),
    ),
  };
  const head = JSON.stringify(tables);
  const packed = await packedXz(Buffer.from([head, ...atStart, ...rest].join('')));
  const tag = '<script type="application/octet-stream"';
  return [
    `${tag} id="unpacking">${asText(gzipSync(unpacking, { level: 9 }))}</script>`,
    `${tag} id="code" data-tables="${String(head.length)}">${asText(packed)}</script>`,
  ].join('');
}

/** A chunk's code with numbers in the place of names. */
function numbered({ fileName, code }: Chunk, numberOf: (name: string) => number): string {
  const linked = code
    .replaceAll(
      /Promise\.resolve\(\)\.then\(\(\)=>require\((["'`])\.\/([^"'`]+)\1\)\)/g,
      (_, _quote, name: string) => `load(${String(numberOf(name))})`,
    )
    .replaceAll(
      /(?<![\w$.])require\((["'`])\.\/([^"'`]+\.js)\1\)/g,
      (_, _quote, name: string) => `require(${String(numberOf(name))})`,
    );
  if (/=>\s*require\(\d/.test(linked)) throw new Error(`${fileName} imports in an unknown way.`);
  return linked;
}
