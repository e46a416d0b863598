import type { Injected } from './injected.ts';

/*
 * What is done inside the page. Each function is sent there as its text, so none may use anything
 * that stands outside it.
 */

declare global {
  interface Window {
    __injected: Injected;
    /** Whether the click that is under way meets what it was meant for; null until it has met anything. */
    __isMet: boolean | 'pressed' | null;
    /** @returns whether no click need come of the press: a list of the system's takes it, or it is done */
    __unguard: () => boolean;
  }
}

/** Nothing yet, and why; it is asked again. */
export interface Wait {
  readonly wait: string;
}
export interface Done<Value> {
  readonly value: Value;
}
export type Step<Value> = Wait | Done<Value>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Press {
  readonly position?: Point | undefined;
  readonly force?: boolean;
  /** A press where it stood came to nothing: it is brought elsewhere. */
  readonly isAgain?: boolean;
}

/** Where a mouse would press an element, once it is there, still, and nothing lies over it. */
export async function pointOf(
  element: HTMLElement,
  { position, force, isAgain = false }: Press,
  injected: Injected,
): Promise<Step<Point>> {
  const target = injected.retarget(element, 'none') ?? element;
  if (!force) {
    const states = ['visible', 'enabled', 'stable'];
    const missing = await injected.checkElementStates(target, states, true);
    if (missing) return { wait: `not ${JSON.stringify(missing)}` };
  }
  const rectangle = () =>
    [...target.getClientRects()].find(({ width, height }) => width * height > 0.99);
  const middle = (from: number, to: number, limit: number) =>
    (Math.max(0, from) + Math.min(limit, to)) / 2;
  // What is inside a button is pressed with it.
  const pressed = injected.retarget(element, 'button-link') ?? element;
  let why = 'it has no size';
  for (const align of [null, 'center', 'end', 'start'] as const) {
    if (isAgain && align === null) continue;
    if (align) target.scrollIntoView({ block: align, inline: align, behavior: 'instant' });
    const box = rectangle();
    if (!box) return { wait: why };
    const x = position ? box.left + position.x : middle(box.left, box.right, innerWidth);
    const y = position ? box.top + position.y : middle(box.top, box.bottom, innerHeight);
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) {
      why = 'outside of the viewport';
      continue;
    }
    const hit = document.elementFromPoint(x, y);
    const label = target.closest('label');
    const isIts =
      force ||
      (hit !== null &&
        (pressed.contains(hit) ||
          label?.contains(hit) === true ||
          hit.closest('label')?.control === target));
    if (isIts) return { value: { x, y } };
    why = `${hit?.outerHTML.slice(0, 100)} is in the way`;
  }
  return { wait: why };
}

/**
 * A press that meets something else, because the page has moved meanwhile, is kept from it; so is
 * what is let go elsewhere than it was pressed, which is no click of anything.
 */
export function guard(element: HTMLElement, force: boolean, injected: Injected): Done<null> {
  const target = injected.retarget(element, 'button-link') ?? element;
  const isIts = (hit: Element) =>
    force ||
    target.contains(hit) ||
    target.closest('label')?.contains(hit) === true ||
    hit.closest('label')?.control === target;
  window.__isMet = null;
  const watch = (event: Event) => {
    if (!event.isTrusted || window.__isMet === true) return;
    // What went away as it was pressed has done what it was there for.
    const isRight =
      isIts(event.target as Element) || (window.__isMet !== null && !target.isConnected);
    if (window.__isMet !== false) window.__isMet = isRight && 'pressed';
    if (window.__isMet === 'pressed' && event.type === 'click') window.__isMet = true;
    if (window.__isMet) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const names = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  for (const name of names) addEventListener(name, watch, { capture: true });
  window.__unguard = () => {
    for (const name of names) removeEventListener(name, watch, { capture: true });
    return !target.isConnected || target instanceof HTMLSelectElement;
  };
  return { value: null };
}

/** Makes a field ready; says whether its text is to be typed, or was set already. */
export async function beginFill(
  element: HTMLElement,
  text: string,
  injected: Injected,
): Promise<Step<'type' | 'done'>> {
  const field = injected.retarget(element, 'follow-label');
  if (field === null) return { wait: 'no field' };
  const missing = await injected.checkElementStates(
    field,
    ['visible', 'enabled', 'editable'],
    true,
  );
  if (missing) return { wait: `not ${JSON.stringify(missing)}` };
  const isPlain =
    /^[\x20-\x7e]{0,300}$/.test(text) && !['range', 'date', 'color'].includes(field.type);
  if (isPlain) {
    field.focus();
    field.select();
    return { value: 'type' };
  }
  if (injected.fill(field, text) === 'needsinput') {
    field.value = text;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  return { value: 'done' };
}

export async function choose(
  element: HTMLElement,
  options: readonly object[],
  injected: Injected,
): Promise<Step<string[]>> {
  const missing = await injected.checkElementStates(element, ['visible', 'enabled'], true);
  if (missing) return { wait: `not ${JSON.stringify(missing)}` };
  const chosen = injected.selectOptions(element, options);
  return typeof chosen === 'string' ? { wait: chosen } : { value: chosen };
}

export function scrollTo(element: HTMLElement): Done<null> {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth)
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return { value: null };
}

/** Gives a field files that no disk can have: as if they came from elsewhere. */
export function putFiles(
  element: HTMLElement,
  payloads: readonly object[],
  injected: Injected,
): Done<null> {
  injected.setInputFiles(element, payloads);
  return { value: null };
}
