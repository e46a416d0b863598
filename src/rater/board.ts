import { fileName } from '../core/names/file-name.ts';
import { shownName } from '../core/names/shown-name.ts';
import type { VerdictName } from '../core/judge/study/result-file.ts';
import { raterWords } from '../words/rater.ts';
import { button, element } from './element.ts';
import type { Rating } from './rating.ts';
import { pairTexts } from './pair-texts.ts';

/** What a rater sees and does: pair after pair, by the arrow keys or the buttons. */
export class Board {
  readonly #rating: Rating;
  #language: 'en' | 'ja';
  readonly element = element('main', { tabindex: '-1' });
  /** What has just happened, for those who do not see it. */
  readonly #news = element('p', { class: 'hidden', role: 'status' });
  /** What came of the last file, for everybody. */
  readonly #said = element('p', { class: 'note', role: 'status' });

  constructor(rating: Rating) {
    this.#rating = rating;
    this.#language = rating.file.language;
    this.#said.hidden = true;
    document.body.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    this.#draw();
  }

  #words() {
    return raterWords(this.#language);
  }

  #draw(): void {
    const { human, rater } = this.#words();
    const { at, total, done, file } = this.#rating;
    document.documentElement.lang = this.#language;
    document.title = rater.title(shownName(file.name));
    const isEnd = at === total;
    const bar = element('progress', {
      ...{ max: String(total), value: String(done) },
      'aria-label': human.progressLabel,
    });
    const place = isEnd ? '' : human.pair(String(at + 1), String(total));
    const header = element(
      'header',
      {},
      element(
        'p',
        { class: 'row muted' },
        element('span', {}, rater.title(shownName(file.name))),
        button(rater.otherLanguage, () => {
          this.#language = this.#language === 'en' ? 'ja' : 'en';
          this.#draw();
        }),
      ),
      element('h1', {}, isEnd ? this.#endTitle() : human.title),
      element('p', { class: 'muted' }, isEnd ? this.#endText() : human.purpose),
      element(
        'p',
        { class: 'row' },
        bar,
        element('span', {}, human.progress(String(done), String(total))),
        element('span', { class: 'muted' }, place),
      ),
    );
    const { texts, foot } = isEnd ? this.#end() : this.#pair();
    this.element.replaceChildren(header, this.#said, this.#news, ...texts, this.#tools(), ...foot);
  }

  #endTitle(): string {
    const { human, rater } = this.#words();
    return this.#rating.firstOpen === null ? human.done : rater.endOpen;
  }

  #endText(): string {
    const { rater } = this.#words();
    const left = this.#rating.total - this.#rating.done;
    return left === 0 ? rater.doneNext : rater.open(String(left));
  }

  /** Behind the last pair: saving is what is left to do, or what was left open. */
  #end(): { texts: Node[]; foot: Node[] } {
    const { rater } = this.#words();
    const { firstOpen } = this.#rating;
    const moves = element(
      'div',
      { class: 'row' },
      button(rater.back, () => this.#move(this.#rating.at - 1)),
    );
    if (firstOpen !== null)
      moves.prepend(button(rater.toOpen, () => this.#move(firstOpen), { kind: 'strong' }));
    return { texts: [], foot: [moves] };
  }

  #pair(): { texts: Node[]; foot: Node[] } {
    const { human, rater } = this.#words();
    const rating = this.#rating;
    const verdicts = element(
      'div',
      { class: 'verdicts', role: 'group', 'aria-label': human.verdict },
      ...this.#verdicts().map(({ name, text, before, after }) => {
        const made = button(text, () => this.#judge(name), { before, after });
        made.setAttribute('aria-pressed', String(rating.verdict === name));
        return made;
      }),
    );
    const back = button(rater.back, () => this.#move(rating.at - 1));
    back.disabled = rating.at === 0;
    const next = button(rater.next, () => this.#move(rating.at + 1));
    const note = element('textarea', { id: 'note', rows: '2' }, rating.note);
    note.addEventListener('input', () => {
      rating.setNote(note.value);
    });
    const field = element(
      'p',
      { class: 'field' },
      element('label', { for: 'note' }, rater.note),
      note,
    );
    const moves = element('p', { class: 'row' }, back, next);
    const keys = element('p', { class: 'muted keys' }, rater.keys);
    const foot = element('div', { class: 'foot' }, verdicts, keys);
    return { texts: [...pairTexts(rating.file, rating.at, human), field, moves], foot: [foot] };
  }

  /** Saving and opening, which are always at hand. */
  #tools(): HTMLElement {
    const { rater } = this.#words();
    const { isKept, done, total } = this.#rating;
    const isDone = done === total;
    const input = element('input', { type: 'file', accept: '.json', class: 'hidden' });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) void this.#open(file);
    });
    return element(
      'section',
      { class: 'tools', 'aria-label': rater.keeping },
      element('p', { class: 'muted' }, isKept ? rater.kept : rater.notKept),
      element(
        'p',
        { class: 'row' },
        button(rater.save, () => this.#save(), { kind: isDone ? 'strong' : '' }),
        element('label', { class: 'button' }, input, rater.load),
      ),
    );
  }

  #verdicts(): { name: VerdictName; key: string; text: string; before: string; after: string }[] {
    const { human } = this.#words();
    return [
      { name: 'A', key: 'ArrowLeft', text: human.left, before: '← ', after: '' },
      { name: 'tie', key: 'ArrowDown', text: human.tie, before: '↓ ', after: '' },
      { name: 'B', key: 'ArrowRight', text: human.right, before: '', after: ' →' },
    ];
  }

  #judge(verdict: VerdictName): void {
    const { human } = this.#words();
    const said = this.#verdicts().find(({ name }) => name === verdict)?.text ?? '';
    this.#rating.judge(verdict);
    this.#moved(human.noted(said, String(this.#rating.done), String(this.#rating.total)));
  }

  #move(pair: number): void {
    this.#rating.show(pair);
    const { at, total } = this.#rating;
    const { human } = this.#words();
    this.#moved(at === total ? this.#endTitle() : human.pair(String(at + 1), String(total)));
  }

  /** From the top of what is shown; the keyboard stays on the board. */
  #moved(news: string): void {
    this.#said.hidden = true;
    this.#draw();
    this.#news.textContent = news;
    this.element.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  #save(): void {
    const { file } = this.#rating;
    const blob = new Blob([this.#rating.result()], { type: 'application/json' });
    const address = URL.createObjectURL(blob);
    element('a', { href: address, download: fileName(`${file.name}-verdicts`, '.json') }).click();
    // The browser needs the address until the download has begun.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 10_000);
    this.#rating.saved();
    this.#say(this.#words().rater.saved(String(this.#rating.done)));
  }

  async #open(file: File): Promise<void> {
    const opened = this.#rating.open(await file.text().catch(() => ''));
    this.#draw();
    this.#say(this.#words().rater.opened[opened](String(this.#rating.done)));
  }

  #say(text: string): void {
    this.#said.textContent = text;
    this.#said.hidden = false;
  }

  #press(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    const { at, total } = this.#rating;
    const verdict = at < total && this.#verdicts().find(({ key }) => key === event.key);
    const isBack = event.key === 'Backspace' || event.key.toLowerCase() === 'u';
    if (!verdict && !isBack) return;
    event.preventDefault();
    if (verdict) this.#judge(verdict.name);
    else if (at > 0) this.#move(at - 1);
  }
}

/** Whether a key belongs to what has the focus: a note, and a long answer that scrolls by ↓. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('textarea, input') !== null) return true;
  const region = target.closest('[role="region"]');
  return key === 'ArrowDown' && region !== null && region.scrollHeight > region.clientHeight;
}
