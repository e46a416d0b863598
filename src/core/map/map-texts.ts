import type { FileReport } from '../formats/report.ts';
import type { FoundQuestion, TextPlace } from '../judge/material.ts';
import { gunzip } from '../texts/gzip.ts';
import type { TextKind } from '../texts/keep-texts.ts';
import { locateText } from '../texts/locate.ts';
import { RECORD_PARTS } from '../texts/record-texts.ts';
import { itemsOf } from '../texts/text-chunk.ts';
import { joinSketches, sketchOf } from './sketch.ts';

/** A stored chunk of texts, packed, and where it is from. */
export interface PackedChunk {
  /** Place in the list of files. */
  readonly file: number;
  readonly kind: TextKind;
  readonly bytes: Uint8Array;
}

/** A question with its text, and its answers as sketches. */
export interface MappedQuestion {
  readonly id: string;
  readonly category: string | null;
  /** All turns. */
  readonly text: string;
  readonly answers: ReadonlyMap<string, Uint32Array>;
}

/**
 * The texts of some questions and their answers, chunk by chunk; of an answer no more than its
 * sketch is kept. Questions whose text is not kept are left out.
 * @param onProgress chunks read
 */
export async function mapTexts(
  questions: readonly FoundQuestion[],
  files: readonly FileReport[],
  chunks: readonly PackedChunk[],
  onProgress: (done: number) => void = () => undefined,
): Promise<MappedQuestion[]> {
  const wanted = new Map<string, ((text: string) => void)[]>();
  const want = (place: TextPlace, take: (text: string) => void): void => {
    const key = keyOf(files, place);
    if (key === null) return;
    const before = wanted.get(key);
    if (before) before.push(take);
    else wanted.set(key, [take]);
  };
  const found = questions.map(({ turns, answers }) => {
    const texts: string[] = [];
    const sketches = new Map<string, Uint32Array>();
    turns.forEach((place, turn) => {
      want(place, (text) => (texts[turn] = text));
    });
    for (const [model, places] of answers) {
      for (const place of places) {
        want(place, (text) => {
          const [own, before] = [sketchOf(text), sketches.get(model)];
          sketches.set(model, before ? joinSketches(before, own) : own);
        });
      }
    }
    return { texts, sketches };
  });
  let done = 0;
  for (const { file, kind, bytes } of chunks) {
    for (const { number, parts } of itemsOf(await gunzip(bytes))) {
      parts.forEach((text, part) => {
        if (text === null) return;
        wanted.get(placeKey(file, kind, number, part))?.forEach((take) => {
          take(text);
        });
      });
    }
    onProgress(++done);
  }
  return questions.flatMap(({ id, category }, at) => {
    const { texts, sketches } = found[at];
    const text = texts.filter((turn) => turn.trim() !== '').join('\n');
    return text === '' ? [] : [{ id, category, text, answers: sketches }];
  });
}

function keyOf(files: readonly FileReport[], place: TextPlace): string | null {
  if (!('text' in place)) {
    return placeKey(place.file, 'records', place.record, RECORD_PARTS.indexOf(place.part));
  }
  const located = locateText(files, place.text);
  return located && placeKey(located.file, 'texts', located.number, 0);
}

function placeKey(file: number, kind: TextKind, number: number, part: number): string {
  return `${String(file)} ${kind} ${String(number)} ${String(part)}`;
}
