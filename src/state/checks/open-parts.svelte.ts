export type CheckPart =
  | 'convergence'
  | 'predictive'
  | 'loo'
  | 'fragility'
  | 'questions'
  | 'ranks'
  | 'separation'
  | 'style'
  | 'judges'
  | 'slices'
  | 'judge-cards'
  | 'map'
  | 'calibration';

/** Which parts of the Checks page the reader opened or folded; kept when the page is left. */
class OpenParts {
  #chosen = $state.raw<Partial<Readonly<Record<CheckPart, boolean>>>>({});

  /** @param byDefault as long as the reader has chosen nothing */
  isOpen(part: CheckPart, byDefault: boolean): boolean {
    return this.#chosen[part] ?? byDefault;
  }

  set(part: CheckPart, isOpen: boolean): void {
    this.#chosen = { ...this.#chosen, [part]: isOpen };
  }
}

export const openParts = new OpenParts();
