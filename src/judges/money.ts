/** What a run has cost and may cost, in US dollars. */
export class Money {
  readonly #budget: number | null;
  #spent: number;
  #lost: number;
  readonly #inFlight: number[] = [];

  /** Where the run stood when it was last at rest. */
  constructor(budget: number | null, spent: number, lost: number) {
    this.#budget = budget;
    this.#spent = spent;
    this.#lost = lost;
  }

  /** For replies that are there. */
  get spent(): number {
    return this.#spent;
  }

  /** For calls that brought no reply and may be charged all the same: no page can tell. */
  get lost(): number {
    return this.#lost;
  }

  /** Estimate for the calls under way. */
  get inFlight(): number {
    return this.#inFlight.reduce((sum, estimate) => sum + estimate, 0);
  }

  get isIdle(): boolean {
    return this.#inFlight.length === 0;
  }

  /** Whether a call would keep within the budget, whatever becomes of those under way. */
  fits(estimate: number): boolean {
    if (this.#budget === null) return true;
    return this.#spent + this.#lost + this.inFlight + estimate <= this.#budget;
  }

  begin(estimate: number): void {
    this.#inFlight.push(estimate);
  }

  /** A call is over. */
  end(estimate: number, { spent, lost }: { readonly spent: number; readonly lost: number }): void {
    this.#inFlight.splice(this.#inFlight.indexOf(estimate), 1);
    this.#spent += spent;
    this.#lost += lost;
  }
}
