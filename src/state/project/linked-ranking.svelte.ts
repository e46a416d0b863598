import { readLink } from '../../core/publish/link/link.ts';
import type { LinkedRanking, LinkProblem } from '../../core/publish/link/link.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { judgmentTotal } from '../../core/table/counts.ts';
import { fingerprintOfCounts, fingerprintOfSettings } from '../../storage/fingerprint.ts';
import { loadProject } from '../../storage/projects.ts';
import { loadRun } from '../../storage/runs.ts';
import type { UnfittedData } from '../../storage/runs.ts';
import { linkWords } from '../../words/publish/link.ts';
import { rakudaData } from '../data/data-records.ts';
import { CARRIED } from '../board/board-query.ts';
import { importing } from '../data/importing.svelte.ts';
import { opening } from '../fit/opening.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { publishing } from '../publish/publishing.svelte.ts';
import { drawsAgree, runs } from '../runs/runs.svelte.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject } from './open-project.svelte.ts';
import { newProject, projectList } from './project-list.svelte.ts';
import { projects } from './projects.svelte.ts';

/** What became of a ranking that an address carried. */
export type LinkLife =
  | {
      readonly stage: 'opened';
      /** Id of the project that it is. */
      readonly project: string;
      /** As it can be shown. */
      readonly title: string;
      readonly ranking: LinkedRanking;
      /** What was open before; null where that was the same. */
      readonly before: { readonly id: string; readonly name: string } | null;
    }
  | { readonly stage: 'refused'; readonly problem: LinkProblem };

/**
 * Rankings that come with the address (#leaderboard?r=…). Each is a project of its own, made once for
 * each link: opened again, it is shown as it was left.
 */
class LinkedRankings {
  #life = $state.raw<LinkLife | null>(null);
  /** What is to be said of it: of a ranking only as long as it is shown. */
  readonly life = $derived(
    this.#life?.stage === 'opened' && this.#life.project !== openProject.id ? null : this.#life,
  );

  constructor() {
    addEventListener('hashchange', () => void this.#follow());
    void this.#follow();
  }

  dismiss(): void {
    this.#life = null;
  }

  /** Shows again what was open before. */
  async back(): Promise<void> {
    if (this.#life?.stage === 'opened' && this.#life.before)
      await projects.open(this.#life.before.id);
  }

  /** Deletes its project, which can be undone as ever, and shows what was open before. */
  async remove(): Promise<void> {
    if (this.#life?.stage !== 'opened') return;
    const { project } = this.#life;
    await this.back();
    await projects.delete(project);
  }

  /** Takes the ranking of the address and then forgets it there, so that it comes once. */
  async #follow(): Promise<void> {
    const code = router.query.get(CARRIED);
    if (code === null) return;
    // What was said of one before, the same perhaps, is not true of this one until it is open.
    this.#life = null;
    const others = [...router.query].filter(([name]) => name !== CARRIED);
    router.ask(new URLSearchParams(others).toString());
    // What was open last comes first, to be gone back to.
    await opening.start();
    const found = readLink(code);
    if ('problem' in found) this.#life = { stage: 'refused', problem: found.problem };
    else await this.#open(found.ranking, `link-${await fingerprintOfSettings(code)}`);
  }

  async #open(ranking: LinkedRanking, id: string): Promise<void> {
    const { id: beforeId, name } = openProject;
    const before = beforeId === id ? null : { id: beforeId, name };
    importing.dismiss();
    const title = titleOf(ranking);
    const there = await storageActs.guard(() => loadProject(id));
    if (there) await opening.project(there);
    if (!there || (openProject.id === id && session.isEmpty)) await show(ranking, id, title);
    if (openProject.id !== id) return;
    const names = new Map(ranking.printed.filter(([own]) => ranking.counts.models.includes(own)));
    if (names.size > 0) publishing.change({ names });
    this.#life = { stage: 'opened', project: id, title, ranking, before };
  }
}

/** Makes a project of counts alone, and fits it as the link says. */
async function show(ranking: LinkedRanking, id: string, title: string): Promise<void> {
  const asked = session.ask();
  const isWanted = () => !asked.aborted;
  const { counts, model, sampler } = ranking;
  const hash = await fingerprintOfCounts(counts);
  const { sample, hash: ofSample } = await rakudaData();
  const known = { sample: hash === ofSample ? sample : null };
  const data = { hash, name: title, ...known, counts, source: null };
  const name = linkWords(preferences.language).project(title);
  const record = { ...newProject(name), id, dataHash: hash };
  const unfitted: UnfittedData = {
    data,
    run: {
      ...{ id: hash, name: title, dataHash: hash, dataName: title },
      ...{ judgments: judgmentTotal(counts), models: counts.models.length, model, sampler },
      ...{ openedAt: record.openedAt, importedAt: record.createdAt, projects: [id] },
      ...{ summary: null, isStopped: false },
    },
  };
  if (!isWanted()) return;
  await projectList.open(record);
  // Counts alone are not stored before their fit otherwise, and the page may end in between; where
  // another project has the same data without a fit, its settings stay.
  const there = await storageActs.guard(() => loadRun(hash, drawsAgree));
  if (there === null) await runs.saveUnfitted(unfitted, null);
  if (isWanted() && openProject.id === id) await opening.show(unfitted);
}

function titleOf({ title }: LinkedRanking): string {
  return title.trim() === '' ? linkWords(preferences.language).untitled : shownName(title);
}

export const linked = new LinkedRankings();
