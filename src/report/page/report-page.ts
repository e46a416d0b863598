import { fileName } from '../../core/names/file-name.ts';
import { bytesOf } from '../../core/publish/report/base64.ts';
import { CARRIED } from '../../core/publish/report/report-file.ts';
import { reportFacts } from '../../core/publish/report/report-json.ts';
import type { ReportFacts } from '../../core/publish/report/report.ts';
import { tableOf } from '../../core/table/table-bytes.ts';
import { reportMarkup } from '../document.ts';
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
import { nodeOf } from './elements.ts';
import { Fitting } from './fitting.ts';
import type { FitChoices, FitReply } from './fit-messages.ts';

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
  }

  start(): void {
    document.body.prepend(this.#tools());
  }

  #tools(): Node {
    const { report: say } = this.#look.words;
    const other = this.#look.language === 'en' ? 'ja' : 'en';
    const made = nodeOf(make('nav', { id: 'tools', class: 'screen' }));
    if (this.#facts.projectBytes > 0)
      made.appendChild(button(say.anew.saveProject, null, () => this.#saveProject()));
    const turn = (): void => {
      this.#look = lookOf(this.#facts, other);
      this.#draw();
    };
    made.appendChild(button(say.otherLanguage, other, turn));
    return made;
  }

  /** All of it once more, in the language of the look. */
  #draw(): void {
    document.documentElement.lang = this.#look.language;
    const bytes = bytesOf(carried('judgments').trim());
    const table = bytes === null || bytes.length === 0 ? null : tableOf(bytes.buffer);
    document.getElementById('report')?.replaceWith(nodeOf(reportMarkup(this.#look, table)));
    document.getElementById('tools')?.replaceWith(this.#tools());
    this.#drawAnew();
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
    const intervals = { narrow: summary.interval, wide: summary.wideInterval };
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

function button(text: string, lang: string | null, act: () => void): Node {
  const made = nodeOf(make('button', { type: 'button', lang }, text));
  made.addEventListener('click', act);
  return made;
}
