import type { Failure } from '../core/failure.ts';
import { answeredOf } from '../core/judge/plan/answered.ts';
import { planSize } from '../core/judge/plan/tasks.ts';
import type { DamagedRecord } from '../storage/damage.ts';
import type { JudgingRecord } from '../storage/records.ts';
import {
  changeRun,
  countReplies,
  createRun,
  deleteRun,
  listRuns,
  renameRun,
  restoreRun,
} from '../storage/judging.ts';
import type { WholeJudging } from '../storage/judging.ts';
import { deleteDamaged, exportDamaged } from '../storage/repair.ts';
import { failureOf } from './work/failure.ts';
import { JudgingDraft } from './judging-draft.svelte.ts';
import { JudgingForecast } from './judging-forecast.svelte.ts';
import { OpenRun } from './judging-run.svelte.ts';
import { NewestAnswer } from './work/newest-answer.svelte.ts';
import { router } from './page/router.svelte.ts';
import { storage } from './page/storage.svelte.ts';

export type { DamagedRecord, JudgingRecord };

/** A run as it stands in the list. */
export interface ListedRun {
  readonly record: JudgingRecord;
  readonly done: number;
}

/** What the Judge page is about: runs, the one that is open, and a new one. */
class Judging {
  readonly draft = new JudgingDraft();
  readonly forecast = new JudgingForecast(this.draft);
  #list = $state.raw<readonly ListedRun[] | null>(null);
  #damaged = $state.raw<readonly DamagedRecord[]>([]);
  #deleted = $state.raw<WholeJudging | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isBeginning = $state(false);
  /** Runs that were opened go on while another page or run is looked at. */
  readonly #opened = new Map<string, Promise<OpenRun | null>>();
  readonly #looked = new NewestAnswer<string, OpenRun | null>(
    (id) => this.#load(id),
    (a, b) => a === b,
  );

  /** Null until it was looked for. */
  readonly list = $derived(this.#list);
  /** Runs that can't be opened, and why. */
  readonly damaged = $derived(this.#damaged);
  readonly deleted = $derived(this.#deleted);
  readonly failure = $derived(this.#failure);
  readonly isBeginning = $derived(this.#isBeginning);
  /** The run that the page is asked for, by its id. */
  readonly wanted = $derived(router.page === 'judge' ? router.query.get('run') : null);

  constructor() {
    storage.whenBack(() => void this.refresh());
  }

  /** The run that is open; null while it is fetched, and where it is gone. */
  get open(): OpenRun | 'loading' | 'gone' | Failure {
    const { wanted } = this;
    const answer = wanted === null ? null : this.#looked.look(wanted);
    if (answer === null || answer.question !== wanted) return 'loading';
    return answer.failure ?? answer.value ?? 'gone';
  }

  /** Looks for the runs that are kept. */
  async refresh(): Promise<void> {
    await this.#guard(async () => {
      const { sound, damaged } = await listRuns();
      const counts = await Promise.all(sound.map(({ id }) => countReplies(id)));
      this.#list = sound.map((record, at) => ({ record, done: counts[at] }));
      this.#damaged = damaged;
    });
  }

  /** Makes a run of the draft, opens it and, unless it is only to be set up, starts it. */
  async begin(name: (judges: string) => string, isOnlySetUp = false): Promise<void> {
    this.#isBeginning = true;
    await this.#act(async () => {
      const { models, questions } = await this.draft.material.texts();
      const setup = this.draft.setupFor(models, questions.length);
      // What can't be carried out is said before anything is stored.
      const answered = answeredOf(questions, models.length);
      const { most } = planSize(setup.plan, answered, setup.judges.length);
      const judges = setup.judges.map((judge) => judge.name).join(', ');
      const about = { id: crypto.randomUUID(), name: name(judges), createdAt: Date.now() };
      const { id } = await createRun({ ...about, setup, most }, questions);
      void storage.protect();
      const isAlone = setup.judges.every(({ provider }) => provider === 'human');
      router.follow(runHref(id, isAlone ? 0 : null));
      if (!isAlone && !isOnlySetUp) void (await this.#load(id))?.work.start();
    });
    this.#isBeginning = false;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#act(() => renameRun(id, name));
    this.#opened.delete(id);
    await this.refresh();
  }

  async delete(id: string): Promise<void> {
    await this.#act(async () => {
      this.#opened.delete(id);
      this.#deleted = await deleteRun(id);
    });
    await this.refresh();
  }

  /** A damaged run with all that lies beside it, as a file; null where that can't be made. */
  async exportDamaged(run: DamagedRecord): Promise<Blob | null> {
    let file: Blob | null = null;
    await this.#guard(async () => {
      file = await exportDamaged([run], Date.now());
    });
    return file;
  }

  /** Deletes a damaged run for good. */
  async deleteDamaged(run: DamagedRecord): Promise<void> {
    await this.#guard(() => deleteDamaged(run));
    await this.refresh();
  }

  async undoDelete(): Promise<void> {
    const whole = this.#deleted;
    this.#deleted = null;
    if (whole) await this.#act(() => restoreRun(whole));
    await this.refresh();
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  #load(id: string): Promise<OpenRun | null> {
    const opened = this.#opened.get(id) ?? OpenRun.load(id);
    this.#opened.set(id, opened);
    opened.catch(() => this.#opened.delete(id));
    // What is gone, or can't be opened, is told in its place.
    const touch = (): Promise<void> => this.#guard(() => changeRun(id, { openedAt: Date.now() }));
    opened.then((run) => run && touch()).catch(() => undefined);
    return opened;
  }

  /** Something that the user asks for: what went wrong before is no longer said. */
  async #act(work: () => Promise<void>): Promise<void> {
    this.#failure = null;
    await this.#guard(work);
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failure = failureOf(error);
    }
  }
}

export const judging = new Judging();

/** The address of a run; `by` opens the board of a human judge, by its position. */
export function runHref(id: string, by: number | null = null): string {
  return `#judge?run=${id}${by === null ? '' : `&by=${String(by)}`}`;
}
