/** Works that take each other's place: of all that were begun, only the newest counts. */
export class Newest {
  #running: AbortController | null = null;

  /** Ends the work before, if any. @returns a signal that is aborted once the work counts no more */
  begin(): AbortSignal {
    this.end();
    this.#running = new AbortController();
    return this.#running.signal;
  }

  /** Nothing counts until something else is begun. */
  end(): void {
    this.#running?.abort();
    this.#running = null;
  }
}
