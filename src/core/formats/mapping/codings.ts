import type { Meaning } from '../record/vocabulary.ts';

/** What numbers and such are often used for. None is ever taken for granted. */
const CODINGS: readonly Readonly<Record<string, Meaning>>[] = [
  { '1': 'left', '2': 'right', '3': 'tie', '0': 'tie', '-1': 'none' },
  { '1': 'left', '0': 'right', '0.5': 'tie' },
  { '0': 'left', '1': 'right', '0.5': 'tie' },
  { '1': 'left', '-1': 'right', '0': 'tie' },
  { '-1': 'left', '1': 'right', '0': 'tie' },
  { true: 'left', false: 'right' },
  { false: 'left', true: 'right' },
  { yes: 'left', no: 'right' },
  { no: 'left', yes: 'right' },
];

const MEANINGS: readonly Meaning[] = ['left', 'right', 'tie', 'none'];

/** The codings that explain all of these values, to choose from: value → meaning. */
export function codingsOf(values: readonly string[]): ReadonlyMap<string, Meaning>[] {
  if (values.length < 2) return [];
  return CODINGS.flatMap((coding) => {
    const meant = values.map((value) => [value, meaningIn(coding, value)] as const);
    const known = meant.filter((entry): entry is [string, Meaning] => entry[1] !== null);
    const met = new Set(known.map(([, meaning]) => meaning));
    const isWhole = known.length === values.length && met.has('left') && met.has('right');
    const inOrder = known.sort(([, x], [, y]) => MEANINGS.indexOf(x) - MEANINGS.indexOf(y));
    return isWhole ? [new Map(inOrder)] : [];
  });
}

function meaningIn(coding: Readonly<Record<string, Meaning>>, value: string): Meaning | null {
  const number = Number(value);
  const key = Number.isNaN(number) ? value.toLowerCase() : String(number);
  return Object.hasOwn(coding, key) ? coding[key] : null;
}
