import { foldedName } from '../names/shown-name.ts';
import { MAX_LISTED, nameAt, placesOf, searchedInRow } from './names-in-row.ts';
import type { SearchedNames } from './names-in-row.ts';

/** Judgments with an outcome and without, by weight. */
export interface JudgeOutline {
  readonly name: string;
  readonly judgments: number;
  readonly unparsed: number;
}

/** The judges behind those that an outline has one by one, in columns. */
export interface FurtherJudges extends SearchedNames {
  readonly judgments: Float64Array;
  readonly unparsed: Float64Array;
}

/** Judges of an outline, most judgments first, and the first of them one by one. */
export interface ListedJudges {
  readonly judges: readonly JudgeOutline[];
  /** Not there where there are no others. */
  readonly furtherJudges?: FurtherJudges;
}

export function listedJudges(all: readonly JudgeOutline[]): ListedJudges {
  const judges = all.slice(0, MAX_LISTED);
  const further = all.slice(MAX_LISTED);
  if (further.length === 0) return { judges };
  const furtherJudges = {
    ...searchedInRow(
      further.map(({ name }) => name),
      foldedName,
    ),
    judgments: Float64Array.from(further, ({ judgments }) => judgments),
    unparsed: Float64Array.from(further, ({ unparsed }) => unparsed),
  };
  return { judges, furtherJudges };
}

/** Judges by their place, as many as there are. */
export interface FoundJudges {
  readonly length: number;
  at(place: number): JudgeOutline;
}

/** Those whose name has this in it, in the order of the outline: all where nothing is wanted. */
export function judgesNamed({ judges, furtherJudges }: ListedJudges, wanted: string): FoundJudges {
  const text = foldedName(wanted);
  const first = text === '' ? judges : judges.filter(({ name }) => foldedName(name).includes(text));
  if (furtherJudges === undefined) return { length: first.length, at: (place) => first[place] };
  const places = placesOf(furtherJudges, text);
  return {
    length: first.length + places.length,
    at: (place) =>
      place < first.length ? first[place] : judgeAt(furtherJudges, places[place - first.length]),
  };
}

function judgeAt(further: FurtherJudges, place: number): JudgeOutline {
  return {
    name: nameAt(further, place),
    judgments: further.judgments[place],
    unparsed: further.unparsed[place],
  };
}
