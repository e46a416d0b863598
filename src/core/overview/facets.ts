import { foldedName, shownName } from '../names/shown-name.ts';
import { MAX_LISTED, searchedInRow } from './names-in-row.ts';
import type { SearchedNames } from './names-in-row.ts';

/** A name that judgments can be told apart by, and the values that they have of it. */
export interface Facet {
  readonly name: string;
  /** Most frequent first. */
  readonly values: readonly FacetValue[];
}

export interface FacetValue {
  readonly value: string;
  /** How many judgments have it that meet all conditions of other names, by weight. */
  readonly judgments: number;
}

/** A facet as it goes to the page: the first of its values one by one, the others in columns. */
export interface ListedFacet extends Facet {
  /** Not there where there are no others. */
  readonly furtherValues?: SearchedNames & { readonly judgments: Float64Array };
}

/** The same of values that are not counted. */
export interface ListedChoices {
  readonly name: string;
  readonly values: readonly string[];
  readonly furtherValues?: SearchedNames;
}

/** The facet as it goes to the page. */
export function listedFacet({ name, values }: Facet): ListedFacet {
  const further = values.slice(MAX_LISTED);
  if (further.length === 0) return { name, values };
  const furtherValues = {
    ...valuesInRow(further.map(({ value }) => value)),
    judgments: Float64Array.from(further, ({ judgments }) => judgments),
  };
  return { name, values: values.slice(0, MAX_LISTED), furtherValues };
}

/** The values of a name as they go to the page, in this order. */
export function listedChoices(name: string, values: readonly string[]): ListedChoices {
  const further = values.slice(MAX_LISTED);
  if (further.length === 0) return { name, values };
  return { name, values: values.slice(0, MAX_LISTED), furtherValues: valuesInRow(further) };
}

/** They are searched by what is shown of them. */
function valuesInRow(values: readonly string[]): SearchedNames {
  return searchedInRow(values, (value) => foldedName(shownName(value)));
}
