import { foldedName } from '../names/shown-name.ts';

/** Judgments with an outcome and without, by weight. */
export interface JudgeOutline {
  readonly name: string;
  readonly judgments: number;
  readonly unparsed: number;
}

/**
 * The judges behind those that an outline has one by one, in columns: an arena is judged by hundreds
 * of thousands, who would be copied one by one with every record that has the outline.
 */
export interface FurtherJudges extends NamesInRow {
  readonly judgments: Float64Array;
  readonly unparsed: Float64Array;
  /** The same names as they are searched (`foldedName`), where that is not what they are. */
  readonly folded?: NamesInRow;
}

/** Names one behind the other, and where each ends. */
interface NamesInRow {
  readonly names: string;
  readonly ends: Uint32Array;
}

/** Judges of an outline, most judgments first, and the first of them one by one. */
export interface ListedJudges {
  readonly judges: readonly JudgeOutline[];
  /** Not there where there are no others. */
  readonly furtherJudges?: FurtherJudges;
}

/** Judges one by one; more would take longer to copy than a picture takes. */
const MAX_LISTED = 1000;

export function listedJudges(all: readonly JudgeOutline[]): ListedJudges {
  const judges = all.slice(0, MAX_LISTED);
  const further = all.slice(MAX_LISTED);
  if (further.length === 0) return { judges };
  const names = further.map(({ name }) => name);
  const folded = names.map(foldedName);
  const furtherJudges = {
    ...inRow(names),
    judgments: Float64Array.from(further, ({ judgments }) => judgments),
    unparsed: Float64Array.from(further, ({ unparsed }) => unparsed),
    ...(folded.some((name, at) => name !== names[at]) && { folded: inRow(folded) }),
  };
  return { judges, furtherJudges };
}

function inRow(names: readonly string[]): NamesInRow {
  let end = 0;
  return { names: names.join(''), ends: Uint32Array.from(names, ({ length }) => (end += length)) };
}

/** Judges by their place, as many as there are. */
export interface FoundJudges {
  readonly length: number;
  at(place: number): JudgeOutline;
}

/** Those whose name has this in it, in the order of the outline: all where nothing is wanted. */
export function judgesNamed({ judges, furtherJudges }: ListedJudges, wanted: string): FoundJudges {
  const text = foldedName(wanted);
  const isAll = text === '';
  const first = isAll ? judges : judges.filter(({ name }) => foldedName(name).includes(text));
  if (furtherJudges === undefined) return { length: first.length, at: (place) => first[place] };
  const places = isAll ? null : placesOf(furtherJudges.folded ?? furtherJudges, text);
  return {
    length: first.length + (places ?? furtherJudges.ends).length,
    at: (place) =>
      place < first.length
        ? first[place]
        : judgeAt(furtherJudges, places?.[place - first.length] ?? place - first.length),
  };
}

function judgeAt({ names, ends, judgments, unparsed }: FurtherJudges, at: number): JudgeOutline {
  const name = names.slice(at === 0 ? 0 : ends[at - 1], ends[at]);
  return { name, judgments: judgments[at], unparsed: unparsed[at] };
}

/** The names that have a text in them, which none is that reaches from one into the next. */
function placesOf({ names, ends }: NamesInRow, text: string): number[] {
  const places: number[] = [];
  let place = 0;
  for (let at = names.indexOf(text); at >= 0;) {
    while (ends[place] <= at) place++;
    const isInside = at + text.length <= ends[place];
    if (isInside) places.push(place);
    at = names.indexOf(text, isInside ? ends[place] : at + 1);
  }
  return places;
}
