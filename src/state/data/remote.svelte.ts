import { online } from 'svelte/reactivity/window';
import type { Failure } from '../../core/failure.ts';
import { hostOf, recogniseAddress } from '../../core/remote/remote-address.ts';
import type { Listing, RemoteFile } from '../../core/remote/remote-address.ts';
import { run } from '../../jobs.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';

/** What is known of an address that was typed in. */
export type Remote =
  | { readonly stage: 'idle' }
  | { readonly stage: 'asking'; readonly host: string }
  | {
      readonly stage: 'listed';
      readonly listing: Listing;
      readonly files: readonly RemoteFile[];
      readonly isCut: boolean;
    }
  | { readonly stage: 'failed'; readonly failure: Failure };

class RemoteAddress {
  #state = $state.raw<Remote>({ stage: 'idle' });
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);

  /** Browsers are sure only of having no network. */
  get isOnline(): boolean {
    return online.current ?? true;
  }

  /** The file that an address is of; null where it is none, or stands for files to choose from. */
  async ask(text: string): Promise<RemoteFile | null> {
    this.close();
    const address = recogniseAddress(text);
    if (address === null) {
      const failure = { kind: 'unreachable', reason: 'not-an-address', host: '' } as const;
      this.#state = { stage: 'failed', failure };
      return null;
    }
    if (address.kind === 'file') return address.file;
    const { listing } = address;
    const signal = this.#newest.begin();
    this.#state = { stage: 'asking', host: hostOf(address) };
    try {
      this.#state = {
        stage: 'listed',
        listing,
        ...(await run('remoteFiles', listing, { signal })),
      };
    } catch (error) {
      if (!signal.aborted) this.#state = { stage: 'failed', failure: failureOf(error) };
    }
    return null;
  }

  /** Stops asking, and forgets what came. */
  close(): void {
    this.#newest.end();
    this.#state = { stage: 'idle' };
  }
}

export const remote = new RemoteAddress();
