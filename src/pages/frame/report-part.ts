import { getContext, setContext } from 'svelte';
import type { CheckPart } from '../../state/checks/open-parts.svelte.ts';

const PART = Symbol('part of the Checks page');

/** Says in which part of the Checks page what follows stands. */
export function setReportPart(part: CheckPart): void {
  setContext(PART, part);
}

/** The part of the Checks page that this stands in; undefined elsewhere. */
export function reportPart(): CheckPart | undefined {
  return getContext<CheckPart | undefined>(PART);
}
