import { fileName } from '../../core/names/file-name.ts';
import { bytesOf } from '../../core/publish/report/base64.ts';
import { CARRIED } from '../../core/publish/report/report-file.ts';
import { reportFacts } from '../../core/publish/report/report-json.ts';
import type { ReportFacts } from '../../core/publish/report/report.ts';
import type { JudgmentTable } from '../../core/table/judgments.ts';
import { tableOf } from '../../core/table/table-bytes.ts';
import { intervalsOf } from '../../core/posterior/ranking/summary.ts';
import { reportParts } from '../document.ts';
import { lookOf } from '../look.ts';
import type { Look } from '../look.ts';
import { make } from '../markup.ts';
import {
  anewSection,
  anewTable,
  firstScale,
  priorOf,
  scaleAt,
  stateText,
  unchanged,
  whereOf,
} from './anew.ts';
import type { Choice } from './anew.ts';
import { nodeOf, nodeOfLong, rest } from './elements.ts';
import { Fitting } from './fitting.ts';
import type { FitChoices, FitReply } from './fit-messages.ts';
import { TextsPart } from './texts-part.ts';

/** What stands in an element that carries data; '' where it is not there. */
function carried(id: keyof typeof CARRIED): string {
  return document.getElementById(CARRIED[id])?.textContent ?? '';
}

/**
 * Gives a report its second language, its project as a file, and the fits that a reader asks for.
 * @param code of the script that this is part of
 */
export function startReport(code: string): void {
  new ReportPage(reportFacts(carried('facts')), code).start();
}

class ReportPage {
  readonly #facts: ReportFacts;
  readonly #fitting: Fitting;
  #look: Look;
  #choice: Choice;
  #choices: FitChoices = { judges: [], categories: [] };
  readonly #texts: TextsPart;
  #judged: JudgmentTable | null | undefined;
  /** How often it was turned: only the newest drawing goes on. */
  #turns = 0;
  /** The newest ranking that was fitted anew, and what was said last. */
  #shown: Extract<FitReply, { readonly kind: 'preview' | 'done' }> | null = null;
  #said: FitReply | null = null;

  constructor(facts: ReportFacts, code: string) {
    this.#facts = facts;
    this.#look = lookOf(facts, facts.language);
    this.#choice = unchanged(facts);
    const open = { kind: 'open', judgments: carried('judgments'), counts: facts.counts } as const;
    this.#fitting = new Fitting(code, open, (reply) => {
      this.#take(reply);
    });
    const project = (): string => carried('project');
    this.#texts = new TextsPart(code, this.#look, project, () => this.#judgments());
  }

  start(): void {
    document.body.prepend(this.#tools());
    sayNothingOfScripts(document);
    this.#texts.offer(this.#look);
  }

  /** Null where the file has counts alone. */
  #judgments(): JudgmentTable | null {
    if (this.#judged !== undefined) return this.#judged;
    const bytes = bytesOf(carried('judgments').trim());
    this.#judged = bytes === null || bytes.length === 0 ? null : tableOf(bytes.buffer);
    return this.#judged;
  }

  #tools(): Node {
    const { report: say } = this.#look.words;
    const other = this.#look.language === 'en' ? 'ja' : 'en';
    const made = nodeOf(make('nav', { id: 'tools', class: 'screen' }));
    if (this.#facts.projectBytes > 0)
      made.appendChild(button(say.anew.saveProject, null, () => this.#saveProject()));
    const turn = (): void => {
      this.#look = lookOf(this.#facts, other);
      void this.#draw();
    };
    const language = button(say.otherLanguage, other, turn);
    language.id = 'language';
    made.appendChild(language);
    return made;
  }

  /** All of it once more, in the language of the look; part by part, so that no step is long. */
  async #draw(): Promise<void> {
    const turn = ++this.#turns;
    const look = this.#look;
    document.documentElement.lang = look.language;
    document.getElementById('report')?.setAttribute('lang', look.language);
    document.getElementById('tools')?.replaceWith(this.#tools());
    document.getElementById('language')?.focus();
    for (const part of reportParts(look, this.#judgments())) {
      for (const markup of part()) {
        const made = await nodeOfLong(markup);
        await rest();
        if (turn !== this.#turns) return;
        this.#replace(made);
        const isBoard = markup.attributes['id'] === 'leaderboard';
        if (isBoard && document.getElementById('anew') !== null) this.#drawAnew();
      }
    }
    this.#texts.offer(look);
  }

  /** What was folded out stays so. */
  #replace(made: Node): void {
    if (!(made instanceof Element)) return;
    sayNothingOfScripts(made);
    made.querySelectorAll('details').forEach((one) => {
      one.open = document.querySelector<HTMLDetailsElement>(`#${one.id}`)?.open ?? false;
    });
    document.getElementById(made.id)?.replaceWith(made);
  }

  #drawAnew(): void {
    const made = nodeOf(anewSection(this.#look, this.#choice, this.#choices));
    const old = document.getElementById('anew');
    if (old === null) document.getElementById('leaderboard')?.after(made);
    else old.replaceWith(made);
    const form = document.querySelector<HTMLFormElement>('#anew form');
    form?.addEventListener('input', () => {
      this.#choose(form);
    });
    form?.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#fitting.stop();
      [this.#choice, this.#shown, this.#said] = [unchanged(this.#facts), null, null];
      this.#drawAnew();
      document.querySelector<HTMLElement>('#anew button')?.focus();
    });
    this.#show();
  }

  #choose(form: HTMLFormElement): void {
    const given = new FormData(form);
    const text = (name: keyof Choice): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    const before = this.#choice;
    const { family } = priorOf(before, this.#facts.model.strength);
    const families = ['normal', 'student-t', 'laplace', 'uniform', 'hierarchical'] as const;
    const { model, sampler, summary } = this.#facts;
    const chosen = families.find((one) => one === text('family')) ?? family;
    const isOther = chosen !== before.family;
    this.#choice = {
      family: chosen,
      scale: isOther ? firstScale(chosen, model.strength) : scaleAt(Number(text('scale'))),
      ...{ judge: text('judge'), category: text('category') },
    };
    const { scale } = this.#choice;
    const shown = String(scale);
    const slider = form.querySelector<HTMLInputElement>('[type=range]');
    if (slider && isOther) slider.value = Math.log10(scale).toFixed(2);
    slider?.setAttribute('aria-valuetext', shown);
    form.querySelector('output')?.replaceChildren(shown);
    const strength = priorOf(this.#choice, model.strength);
    const intervals = intervalsOf(summary);
    const where = whereOf(this.#choice);
    this.#fitting.ask({ kind: 'fit', where, model: { ...model, strength }, sampler, intervals });
  }

  #take(reply: FitReply): void {
    if (reply.kind === 'choices') {
      // A worker that was started anew tells them again.
      const isFirst = document.getElementById('anew') === null;
      this.#choices = reply.choices;
      if (isFirst) this.#drawAnew();
      return;
    }
    this.#said = reply;
    if (reply.kind === 'preview' || reply.kind === 'done') this.#shown = reply;
    if (reply.kind === 'failed') this.#shown = null;
    if (reply.kind === 'progress') this.#say();
    else this.#show();
  }

  #say(): void {
    const said = this.#said && stateText(this.#look, this.#said);
    document.getElementById('anew-state')?.replaceChildren(said ?? '');
  }

  #show(): void {
    this.#say();
    const made = this.#shown && nodeOf(anewTable(this.#look, this.#shown));
    document.getElementById('anew-result')?.replaceChildren(...(made ? [made] : []));
  }

  #saveProject(): void {
    const bytes = bytesOf(carried('project').trim());
    if (bytes === null) return;
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName(this.#facts.name, '.caravan');
    link.click();
    // The browser needs the address until the download has begun.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 10_000);
  }
}

/** What is said to readers without scripts. */
function sayNothingOfScripts(within: ParentNode): void {
  within.querySelectorAll('.unscripted').forEach((one) => {
    one.remove();
  });
}

function button(text: string, lang: string | null, act: () => void): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (lang !== null) made.lang = lang;
  made.addEventListener('click', act);
  return made;
}
