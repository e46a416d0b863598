import type { Connection } from './connection.ts';

/** Where models were asked last in this visit, which those to come begin with. */
class LastConnection {
  #last: Connection | null = null;

  get value(): Connection | null {
    return this.#last;
  }

  note({ provider, baseUrl, model }: Connection): void {
    this.#last = { provider, baseUrl, model };
  }
}

export const lastConnection = new LastConnection();
