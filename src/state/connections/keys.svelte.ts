import type { Failure } from '../../core/failure.ts';
import { ApiKey } from '../../core/judge/api-key.ts';
import { passphraseEstimator } from '../../core/judge/passphrase.ts';
import type { EstimatePassphrase, PassphraseStrength } from '../../core/judge/passphrase.ts';
import { canKeepKeys, forgetKey, keepKey, listKeptKeys, openKey } from '../../storage/keys.ts';
import type { KeptKey } from '../../storage/keys.ts';
import { lacksModels } from '../local-models/local-runtime.ts';
import { failureOf } from '../work/failure.ts';

const NONE = new ApiKey('');

/**
 * The API keys of this visit, by the base URL that each is for. They are in memory and nowhere
 * else, unless the user has one kept, which is then encrypted.
 */
class ApiKeys {
  #held = $state.raw<readonly { readonly baseUrl: string; readonly key: ApiKey }[]>([]);
  #kept = $state.raw<readonly KeptKey[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #estimate = $state.raw<EstimatePassphrase | null>(null);

  /**
   * Whether a key may be kept on this device: never by a page from a file. The smaller single file
   * is meant for that, and leaves out what tells how hard a passphrase is to guess.
   */
  get canKeep(): boolean {
    return canKeepKeys(window) && !lacksModels();
  }
  readonly failure = $derived(this.#failure);

  /** Looks for keys that are kept. */
  async start(): Promise<void> {
    if (this.canKeep) await this.#guard(() => this.#look());
  }

  has(baseUrl: string): boolean {
    return this.#held.some((held) => held.baseUrl === baseUrl);
  }

  isKept(baseUrl: string): boolean {
    return this.#kept.some((kept) => kept.baseUrl === baseUrl);
  }

  /** Whether what is kept can't be read, and can only be forgotten. */
  isDamaged(baseUrl: string): boolean {
    return this.#kept.some((kept) => kept.baseUrl === baseUrl && kept.lock === null);
  }

  /** An empty one where there is none: some servers need none. */
  of(baseUrl: string): ApiKey {
    return this.#held.find((held) => held.baseUrl === baseUrl)?.key ?? NONE;
  }

  /** Holds a key for this visit; '' lets it go. */
  hold(baseUrl: string, text: string): void {
    const others = this.#held.filter((held) => held.baseUrl !== baseUrl);
    this.#held = text.trim() === '' ? others : [...others, { baseUrl, key: new ApiKey(text) }];
  }

  /** Loads what tells how hard a passphrase is to guess. */
  async prepareKeeping(): Promise<void> {
    await this.#guard(async () => {
      this.#estimate ??= await passphraseEstimator();
    });
  }

  /** Null where nothing was typed, or while the estimator is being loaded. */
  strengthOf(passphrase: string, baseUrl: string): PassphraseStrength | null {
    return passphrase === '' ? null : (this.#estimate?.(passphrase, baseUrl) ?? null);
  }

  /** Keeps the key that is held, encrypted by a passphrase that is hard to guess. */
  async keep(baseUrl: string, passphrase: string): Promise<boolean> {
    const strength = this.strengthOf(passphrase, baseUrl);
    if (strength === null || strength.level === 'weak') return false;
    return this.#guard(async () => {
      await keepKey(baseUrl, this.of(baseUrl), passphrase);
      await this.#look();
    });
  }

  /** Opens the key that is kept, for this visit. */
  async open(baseUrl: string, passphrase: string): Promise<boolean> {
    return this.#guard(async () => {
      const key = await openKey(baseUrl, passphrase);
      if (key)
        this.#held = [...this.#held.filter((one) => one.baseUrl !== baseUrl), { baseUrl, key }];
    });
  }

  /** Deletes the key that is kept, and lets go of it. */
  async forget(baseUrl: string): Promise<void> {
    this.hold(baseUrl, '');
    await this.#guard(async () => {
      await forgetKey(baseUrl);
      await this.#look();
    });
  }

  async #look(): Promise<void> {
    this.#kept = await listKeptKeys();
  }

  async #guard(work: () => Promise<void>): Promise<boolean> {
    this.#failure = null;
    try {
      await work();
      return true;
    } catch (error) {
      this.#failure = failureOf(error);
      return false;
    }
  }
}

export const apiKeys = new ApiKeys();
