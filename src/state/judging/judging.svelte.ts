import { answeredOf } from '../../core/judge/plan/answered.ts';
import { planSize } from '../../core/judge/plan/tasks.ts';
import { createRun } from '../../storage/judging.ts';
import type { JudgingRecord, WholeJudging } from '../../storage/records.ts';
import { RunsPage } from '../calls/runs-page.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { JudgingDraft } from './draft/draft.svelte.ts';
import { labelMaterial, labelSetup } from './draft/label-material.ts';
import type { WantedLabel } from './draft/label-material.ts';
import { JudgingForecast } from './draft/forecast.svelte.ts';
import { JUDGING_STORE } from './judging-store.ts';
import { OpenRun } from './open-run.svelte.ts';
import { StudyDraft } from './study/study-draft.svelte.ts';
import { judgedBefore } from './run/judged-before.ts';
import { newId } from '../work/new-id.ts';

/** What the Judge page is about: the runs that are kept, the one that is open, and a new one. */
class Judging extends RunsPage<JudgingRecord, WholeJudging, OpenRun> {
  readonly draft = new JudgingDraft();
  readonly forecast = new JudgingForecast(this.draft);

  readonly study = new StudyDraft(this.draft.material);

  constructor() {
    super('judge', JUDGING_STORE, (id) => OpenRun.load(id));
  }

  /**
   * Makes a run of the draft, opens it and, unless it is only to be set up, starts it; nothing of it
   * where another project is opened before it is made.
   */
  begin(name: (judges: string) => string, isOnlySetUp = false): Promise<void> {
    return this.beginRun(async () => {
      const { id: project } = openProject;
      const { models, questions } = await this.draft.material.texts();
      const setup = this.draft.setupFor(models, questions.length);
      // What can't be carried out is said before anything is stored.
      const answered = answeredOf(questions, models.length);
      const judges = setup.judges.map((judge) => judge.name).join(', ');
      const own = { id: newId(), project, createdAt: Date.now() };
      const ids = questions.map((question) => question.id);
      const known = await judgedBefore({ ...own, ...setup, questions: ids });
      const { most } = planSize(setup.plan, answered, setup.judges.length, known);
      const about = { ...own, name: name(judges) };
      if (openProject.id !== project) return null;
      const { id } = await createRun({ ...about, setup, most }, questions);
      const isAlone = setup.judges.every(({ provider }) => provider === 'human');
      const href = runHref(id, isAlone ? 0 : null);
      return { id, project, href, starts: !isAlone && !isOnlySetUp };
    });
  }

  /**
   * Makes a run in which a person judges these pairs of answers, as far as those are kept, and
   * opens its board, as `begin`.
   * @param judge whose labels they are to be
   */
  beginLabels(wanted: readonly WantedLabel[], judge: string, name: string): Promise<void> {
    return this.beginRun(async () => {
      const { id: project } = openProject;
      const material = await labelMaterial(wanted);
      if (openProject.id !== project) return null;
      const setup = labelSetup(material, judge);
      const own = { id: newId(), project, createdAt: Date.now(), name };
      const most = material.comparisons.length;
      const { id } = await createRun({ ...own, setup, most }, material.questions);
      return { id, project, href: runHref(id, 0), starts: false };
    });
  }

  /**
   * Makes a study of the draft and opens it, as `begin`.
   * @param names of its raters
   */
  beginStudy(names: readonly string[], name: string): Promise<void> {
    return this.beginRun(async () => {
      const { id: project } = openProject;
      const { models, questions } = await this.draft.material.texts();
      const answered = answeredOf(questions, models.length);
      const setup = await this.study.setupFor(names, models, answered);
      const { most } = planSize(setup.plan, answered, names.length);
      if (openProject.id !== project) return null;
      const own = { id: newId(), project, createdAt: Date.now() };
      const { id } = await createRun({ ...own, name, setup, most }, questions);
      return { id, project, href: runHref(id), starts: false };
    });
  }
}

export const judging = new Judging();

/** The address of a run; `by` opens the board of a human judge, by its position. */
export function runHref(id: string, by: number | null = null): string {
  return `#judge?run=${id}${by === null ? '' : `&by=${String(by)}`}`;
}
