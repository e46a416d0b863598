import { usageOf } from '../../storage/project/usage.ts';
import type { ProjectUsage, UsageKind } from '../../storage/project/usage.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import type { Failure } from '../../core/failure.ts';

export type { ProjectUsage, UsageKind };

/** In the order in which they are told. */
export const USAGE_KINDS: readonly UsageKind[] = ['judgments', 'texts', 'fits', 'sessions'];

/** All bytes of a project. */
export function totalOf(usage: ProjectUsage): number {
  return USAGE_KINDS.reduce((sum, kind) => sum + usage[kind], 0);
}

/** What projects take up in this browser; what was found last stays until more is known. */
class Usages {
  #known = $state.raw<ReadonlyMap<string, ProjectUsage>>(new Map());
  #failure = $state.raw<Failure | null>(null);
  readonly #newest = new Newest();

  /** By the id of the project. */
  readonly known = $derived(this.#known);
  readonly failure = $derived(this.#failure);

  async look(projects: readonly string[]): Promise<void> {
    const signal = this.#newest.begin();
    try {
      const found = await usageOf(projects, signal);
      if (signal.aborted) return;
      this.#known = new Map(projects.map((id, at) => [id, found[at]]));
      this.#failure = null;
    } catch (error) {
      const failure = failureOf(error);
      // `storage` says on every page that it is closed.
      if (!signal.aborted) this.#failure = failure.kind === 'storage-closed' ? null : failure;
    }
  }
}

export const usages = new Usages();
