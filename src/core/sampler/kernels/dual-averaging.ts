import { exp, log } from '../../numerics/elementary.ts';

/** How strongly the search is pulled to where it began, how slowly it starts, how it forgets. */
const SHRINKAGE = 0.05;
const DELAY = 10;
const FORGETTING = 0.75;

/**
 * Dual averaging of a step size towards a wanted acceptance (Nesterov 2009, as in Hoffman &
 * Gelman 2014, §3.2, with their constants). While it searches the step jumps about; `mean` is
 * the step to keep.
 */
export class DualAveraging {
  step: number;
  readonly #target: number;
  #aim: number;
  #count = 0;
  #error = 0;
  #logMean = 0;

  /** @param target mean acceptance wanted, 0 … 1 */
  constructor(step: number, target: number) {
    this.step = step;
    this.#target = target;
    this.#aim = log(10 * step);
  }

  /** Begins again from a step, as after a change of metric. */
  restart(step: number): void {
    this.step = step;
    this.#aim = log(10 * step);
    this.#count = 0;
    this.#error = 0;
    this.#logMean = 0;
  }

  /** Takes note of how the present step was accepted, and moves it. */
  update(acceptance: number): void {
    const count = ++this.#count;
    const weight = 1 / (count + DELAY);
    this.#error += weight * (this.#target - acceptance - this.#error);
    const logStep = this.#aim - (Math.sqrt(count) / SHRINKAGE) * this.#error;
    const share = exp(-FORGETTING * log(count));
    this.#logMean += share * (logStep - this.#logMean);
    this.step = exp(logStep);
  }

  /** The averaged step; before any update, the step as it began. */
  get mean(): number {
    return this.#count === 0 ? this.step : exp(this.#logMean);
  }
}
