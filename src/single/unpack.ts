import { bytesOfText } from '../bytes-of-text.ts';
import { nextTask } from '../next-task.ts';
import { Archive } from './archive.ts';
import { ALL_IN_ONE, linked, reached } from './linking.ts';
import type { Chunk, Load } from './linking.ts';

/*
 * The second script of the single file: it unpacks the code, what the first ranking needs at once and
 * the rest, four times as much, when something in it is asked for, and starts the page. In small steps,
 * so that no task is long: a later part is compiled in one and shown in the next.
 */

/** Where everything is, as .setup/packed-code.ts writes it. */
export interface Tables {
  /** Bytes of the styles and of each chunk that the first ranking needs. */
  readonly start: readonly number[];
  /** Bytes of the licences and of each other chunk. */
  readonly rest: readonly number[];
  /** How many chunks the first picture needs. */
  readonly first: number;
  /** Of each chunk, those that run before it. */
  readonly needs: readonly (readonly number[])[];
  /** Of each chunk, those that it may ask for later. */
  readonly later: readonly (readonly number[])[];
  /** The chunk of each lane's worker, and of a report's page. */
  readonly programs: Readonly<Record<string, number>>;
}

/** The code of a chunk: as text where the first ranking needs it, as all together would be too much text. */
type Part = string | Uint8Array<ArrayBuffer>;

window.caravanStart = async (nonce) => {
  const element = document.getElementById('code');
  const archive = new Archive(bytesOfText(element?.textContent ?? ''));
  const head = await archive.read(Number(element?.dataset['tables']));
  // The build writes them.
  const tables = JSON.parse(textOf(head)) as Tables;
  const { needs, later, programs } = tables;
  const [styles, ...start] = cut(await archive.read(sum(tables.start)), tables.start).map(textOf);
  let all: Promise<Part[]> | null = null;

  async function withRest(): Promise<Part[]> {
    const [licences, ...rest] = cut(await archive.read(sum(tables.rest)), tables.rest);
    const place = document.createElement('script');
    Object.assign(place, { type: 'text/plain', id: 'licences', textContent: textOf(licences) });
    document.body.append(place);
    return [...start, ...rest];
  }

  async function partsOf(chunks: Iterable<number>): Promise<Part[]> {
    const numbers = [...chunks];
    const isThere = numbers.every((chunk) => chunk < start.length);
    const parts = isThere ? start : await (all ??= withRest());
    return numbers.map((chunk) => parts[chunk]);
  }

  function run(code: string): void {
    const script = document.createElement('script');
    Object.assign(script, { nonce, textContent: code });
    document.head.append(script);
    script.remove();
  }

  const code: Chunk[] = (window.caravanCode = []);
  const load: Load = async (chunk) => {
    const wanted = [...reached(chunk, [needs])];
    const parts = await partsOf(wanted);
    parts.forEach((part, at) => {
      if (!(wanted[at] in code)) run(typeof part === 'string' ? part : textOf(part));
    });
    await nextTask();
    return require(chunk);
  };
  const require = linked(code, load);

  const type = 'text/javascript';
  window.caravanProgram = async (name) => {
    const chunk = programs[name];
    const parts = await partsOf(reached(chunk, [needs, later]));
    return new Blob([ALL_IN_ONE, ...parts, `require(${String(chunk)});`], { type });
  };
  window.caravanWorker = async (lane, options) => {
    const parts = ['URL.revokeObjectURL(location.href);', await window.caravanProgram(lane)];
    return new Worker(URL.createObjectURL(new Blob(parts, { type })), options);
  };

  document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
  run(start.slice(0, tables.first).join(''));
  setTimeout(() => require(0));
};

/** What is one after the other, without a copy. */
function cut(
  all: Uint8Array<ArrayBuffer>,
  lengths: readonly number[],
): readonly Uint8Array<ArrayBuffer>[] {
  let end = 0;
  return lengths.map((length) => all.subarray(end, (end += length)));
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all + length, 0);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
