import { isLocal } from '../../core/judge/kinds.ts';
import { usualPrice } from '../../core/judge/money/prices.ts';
import type { JudgeSetup, Price } from '../../core/judge/setup.ts';

/** US dollars for a million tokens; null where the field is empty. */
export interface PriceFields {
  readonly input: number | null;
  readonly output: number | null;
}

const NO_PRICE: PriceFields = { input: null, output: null };
const FREE: PriceFields = { input: 0, output: 0 };

type Priced = Pick<JudgeSetup, 'provider' | 'baseUrl' | 'model'>;

/** What models cost: what the user wrote, else what is usual. */
export class Prices {
  /** By what they are the price of. */
  #written = $state.raw<Readonly<Partial<Record<string, PriceFields>>>>({});

  /** As its fields show it. */
  fieldsOf(model: Priced): PriceFields {
    if (isLocal(model.provider)) return FREE;
    return this.#written[keyOf(model)] ?? usualPrice(model.model) ?? NO_PRICE;
  }

  /** Null where it is not known. */
  of(model: Priced): Price | null {
    const { input, output } = this.fieldsOf(model);
    return input === null || output === null ? null : { input, output };
  }

  /** Holds wherever the same model at the same address is asked. */
  change(model: Priced, price: PriceFields): void {
    this.#written = { ...this.#written, [keyOf(model)]: price };
  }
}

function keyOf({ provider, baseUrl, model }: Priced): string {
  return JSON.stringify([provider, baseUrl, model]);
}
