import type { FileReport } from '../formats/file/report.ts';
import type { FoundQuestion, TextPlace } from '../judge/material.ts';
import type { TextKind } from '../texts/keep-texts.ts';
import { locateText } from '../texts/locate.ts';
import { ITEM_PARTS, RECORD_PARTS } from '../table/record-texts.ts';
import { itemsOf, openChunk } from '../texts/text-chunk.ts';
import { joinSketches, sketchOf } from './sketch.ts';

/** A stored chunk of texts, packed, and where it is from. */
export interface PackedChunk {
  /** Place in the list of files. */
  readonly file: number;
  readonly kind: TextKind;
  readonly bytes: Uint8Array;
}

/** What the points of a map are. */
export type MapSubject = 'questions' | 'answers';

export interface MappedAnswer {
  readonly sketch: Uint32Array;
  /** All turns; empty on a map of questions, where no more than the sketch is kept. */
  readonly text: string;
}

/** A question with its text and its answers by model. */
export interface MappedQuestion {
  readonly id: string;
  readonly category: string | null;
  /** All turns. */
  readonly text: string;
  readonly answers: ReadonlyMap<string, MappedAnswer>;
}

/** A text that becomes a point. */
export interface MapItem {
  /** Place of the question. */
  readonly question: number;
  /** Whose answer it is; null: it is the question. */
  readonly model: string | null;
  readonly text: string;
}

/** What becomes the points of a map, in its order. */
export function mapItems(questions: readonly MappedQuestion[], subject: MapSubject): MapItem[] {
  if (subject === 'questions') {
    return questions.map(({ text }, question) => ({ question, model: null, text }));
  }
  return questions.flatMap(({ answers }, question) =>
    [...answers].flatMap(([model, { text }]) => (text === '' ? [] : [{ question, model, text }])),
  );
}

/**
 * The texts of some questions and their answers, chunk by chunk. Questions whose text is not kept
 * are left out.
 * @param onProgress chunks read
 */
export async function mapTexts(
  questions: readonly FoundQuestion[],
  files: readonly FileReport[],
  chunks: readonly PackedChunk[],
  subject: MapSubject,
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
    const said = new Map<string, string[]>();
    turns.forEach((place, turn) => {
      want(place, (text) => (texts[turn] = text));
    });
    for (const [model, places] of answers) {
      const own: string[] = [];
      places.forEach((place, turn) => {
        want(place, (text) => {
          const [sketch, before] = [sketchOf(text), sketches.get(model)];
          sketches.set(model, before ? joinSketches(before, sketch) : sketch);
          if (subject === 'answers') own[turn] = text;
        });
      });
      said.set(model, own);
    }
    return { texts, sketches, said };
  });
  let done = 0;
  for (const { file, kind, bytes } of chunks) {
    for (const { number, parts } of itemsOf(await openChunk(bytes, ITEM_PARTS[kind]))) {
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
    const { texts, sketches, said } = found[at];
    const text = joined(texts);
    const answers = Array.from(sketches, ([model, sketch]): [string, MappedAnswer] => [
      model,
      { sketch, text: joined(said.get(model) ?? []) },
    ]);
    return text === '' ? [] : [{ id, category, text, answers: new Map(answers) }];
  });
}

function joined(turns: readonly string[]): string {
  return turns.filter((turn) => turn.trim() !== '').join('\n');
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
