import type { JudgmentTable } from '../../core/table/judgments.ts';
import { sideNames } from '../judgments.ts';
import type { Look } from '../look.ts';
import { make } from '../markup.ts';
import { textsMarkup, textsRow } from '../texts.ts';
import { nodeOf } from './elements.ts';
import { workerOf } from './fitting.ts';
import type { TextReply, TextRequest } from './text-messages.ts';

/** Opens the texts of a judgment below its row in the list, of the project that the file carries. */
export class TextsPart {
  readonly #code: string;
  readonly #project: () => string;
  readonly #judged: () => JudgmentTable | null;
  #look: Look;
  #worker: Worker | null = null;

  /**
   * @param code of the script that this is part of
   * @param project as the file carries it, in base64
   * @param judged the judgments that are listed
   */
  constructor(code: string, look: Look, project: () => string, judged: () => JudgmentTable | null) {
    this.#code = code;
    this.#look = look;
    this.#project = project;
    this.#judged = judged;
  }

  /** Makes the numbers of the list that is there now into buttons, once it is looked at. */
  offer(look: Look): void {
    this.#look = look;
    const list = document.querySelector<HTMLDetailsElement>('#one-by-one');
    if (list === null || look.facts.texts === null) return;
    if (list.open) this.#begin(list);
    else list.addEventListener('toggle', () => this.#begin(list), { once: true });
  }

  #begin(list: Element): void {
    const { texts: say } = this.#look.words.report.judgments;
    list.querySelector('.scrolls')?.before(nodeOf(make('p', { class: 'screen muted' }, say.open)));
    list.querySelectorAll('tbody th').forEach((cell) => {
      const number = cell.textContent;
      const about = { type: 'button', 'aria-label': say.of(number), 'aria-expanded': 'false' };
      cell.replaceChildren(nodeOf(make('button', about, number)));
    });
    const rows = [...list.querySelectorAll('tbody tr')];
    list.querySelector('tbody')?.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('th button') : null;
      const row = button?.closest('tr');
      if (button && row) this.#turn(button, row, rows.indexOf(row));
    });
  }

  #turn(button: Element, row: Element, judgment: number): void {
    const { facts, words } = this.#look;
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    const places = facts.texts?.judgments.at(judgment);
    if (isOpen) row.nextElementSibling?.remove();
    else if (places !== undefined) {
      const said = make('p', { role: 'status' }, words.report.judgments.texts.reading);
      const made = textsRow(row.children.length, [said]);
      row.after(nodeOf(made));
      row.nextElementSibling?.setAttribute('data-judgment', String(judgment));
      this.#ask({ kind: 'texts', judgment, places });
    }
  }

  #ask(request: TextRequest): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = workerOf<TextReply>(this.#code, (reply) => this.#show(reply));
    const { files = [] } = this.#look.facts.texts ?? {};
    const first: TextRequest = { kind: 'project', project: this.#project(), files };
    worker.postMessage(first);
    return worker;
  }

  #show({ judgment, texts }: TextReply): void {
    const place = document.querySelector(`[data-judgment="${String(judgment)}"] .read`);
    const judged = this.#judged();
    if (place === null || judged === null) return;
    const names = sideNames(this.#look, judged);
    const [left, right] = [judged.left, judged.right].map((side) => names[side[judgment]]);
    const content = textsMarkup(texts, [left, right], this.#look);
    place.replaceChildren(...content.map((one) => nodeOf(one)));
  }
}
