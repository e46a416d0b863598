import { readResult, writeResult } from '../core/judge/study/result-file.ts';
import type { StudyResult, StudyVerdict, VerdictName } from '../core/judge/study/result-file.ts';
import type { RaterFile } from '../core/judge/study/rater-file.ts';

/** What came of a file that the rater opened. */
export type Opened = 'opened' | 'damaged' | 'newer' | 'other-rater';

/** How far a rater is, kept in the browser where it lets a file keep anything. */
export class Rating {
  readonly file: RaterFile;
  readonly #key: string;
  readonly #verdicts = new Map<number, StudyVerdict>();
  /** Of pairs that were not judged yet. */
  readonly #notes = new Map<number, string>();
  #at = 0;
  /** When the pair came onto the screen, by a clock that never goes back. */
  #since = performance.now();
  #isKept = true;
  #isSaved = true;

  constructor(file: RaterFile) {
    this.file = file;
    this.#key = `caravan-study ${file.study} ${String(file.rater)}`;
    try {
      const kept = localStorage.getItem(this.#key);
      if (kept !== null) this.open(kept);
    } catch {
      this.#isKept = false;
    }
    this.show(this.firstOpen ?? this.total);
  }

  /** The pair on the screen; `total` once behind the last. */
  get at(): number {
    return this.#at;
  }

  get total(): number {
    return this.file.pairs.length;
  }

  get done(): number {
    return this.#verdicts.size;
  }

  /** Whether the browser keeps the verdicts until the page is opened again. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Whether closing the page would lose nothing. */
  get isSafe(): boolean {
    return this.#isKept || this.#isSaved;
  }

  get verdict(): VerdictName | null {
    return this.#verdicts.get(this.#at)?.verdict ?? null;
  }

  get note(): string {
    return this.#verdicts.get(this.#at)?.note ?? this.#notes.get(this.#at) ?? '';
  }

  /** The first pair without a verdict, those behind the one on the screen first; null without any. */
  get firstOpen(): number | null {
    for (let step = 0; step < this.total; step++) {
      const pair = (this.#at + step) % this.total;
      if (!this.#verdicts.has(pair)) return pair;
    }
    return null;
  }

  show(pair: number): void {
    this.#at = Math.max(0, Math.min(pair, this.total));
    this.#since = performance.now();
  }

  judge(verdict: VerdictName): void {
    const pair = this.#at;
    const now = performance.now();
    const before = this.#verdicts.get(pair);
    const seconds = (before?.seconds ?? 0) + (now - this.#since) / 1000;
    const rounded = Math.round(seconds * 10) / 10;
    this.#set({ pair, verdict, seconds: rounded, at: Date.now(), note: this.note });
    this.show(before === undefined ? (this.firstOpen ?? this.total) : pair + 1);
  }

  setNote(note: string): void {
    const judged = this.#verdicts.get(this.#at);
    if (judged === undefined) this.#notes.set(this.#at, note);
    else this.#set({ ...judged, note, at: Date.now() });
  }

  /** What the rater gives back, as a text. */
  result(): string {
    const { study, rater, name } = this.file;
    const verdicts = [...this.#verdicts.values()].sort((a, b) => a.pair - b.pair);
    const about = { study, rater, name, pairs: this.total, savedAt: Date.now() };
    return writeResult({ ...about, verdicts });
  }

  /** The result was saved as a file. */
  saved(): void {
    this.#isSaved = true;
  }

  /** Takes up the verdicts of a result; of two on one pair the later one. */
  open(text: string): Opened {
    const result = readResult(text);
    if (typeof result === 'string') return result;
    if (!this.#isOwn(result)) return 'other-rater';
    for (const verdict of result.verdicts)
      if (verdict.at >= (this.#verdicts.get(verdict.pair)?.at ?? 0))
        this.#verdicts.set(verdict.pair, verdict);
    this.#changed();
    this.show(this.firstOpen ?? this.total);
    return 'opened';
  }

  #isOwn({ study, rater, pairs }: StudyResult): boolean {
    return study === this.file.study && rater === this.file.rater && pairs === this.total;
  }

  #set(verdict: StudyVerdict): void {
    this.#verdicts.set(verdict.pair, verdict);
    this.#changed();
  }

  #changed(): void {
    this.#isSaved = false;
    if (!this.#isKept) return;
    try {
      localStorage.setItem(this.#key, this.result());
    } catch {
      this.#isKept = false;
    }
  }
}
