/**
 * Who has something to say of no page in particular: each adds its claim once its code is there, so
 * that the page, which shows what there is, need not have all that could speak.
 */
class Notices {
  #claims = $state.raw<readonly (() => boolean)[]>([]);

  readonly isSome = $derived(this.#claims.some((isSomething) => isSomething()));

  /** @param isSomething whether there is something to be said now */
  add(isSomething: () => boolean): void {
    this.#claims = [...this.#claims, isSomething];
  }
}

export const notices = new Notices();
