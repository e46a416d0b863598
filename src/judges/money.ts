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

  /** At the most, for calls that brought no reply and may be charged all the same. */
  get lost(): number {
    return this.#lost;
  }

  /** The most that the calls under way may cost. */
  get inFlight(): number {
    return this.#inFlight.reduce((sum, most) => sum + most, 0);
  }

  get isIdle(): boolean {
    return this.#inFlight.length === 0;
  }

  /** Whether a call would keep within the budget, whatever becomes of those under way. */
  fits(most: number): boolean {
    if (this.#budget === null) return true;
    return this.#spent + this.#lost + this.inFlight + most <= this.#budget;
  }

  begin(most: number): void {
    this.#inFlight.push(most);
  }

  /** A call is over. */
  end(most: number, { spent, lost }: { readonly spent: number; readonly lost: number }): void {
    this.#inFlight.splice(this.#inFlight.indexOf(most), 1);
    this.#spent += spent;
    this.#lost += lost;
  }
}
