/** An element with attributes and what is in it; texts stay texts. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** @param key what the keyboard has for it, shown where there is one */
export function button(
  text: string,
  act: () => void,
  { kind = '', before = '', after = '' } = {},
): HTMLButtonElement {
  const arrow = (key: string) => element('span', { 'aria-hidden': 'true' }, key);
  const made = element(
    'button',
    { type: 'button', class: kind },
    arrow(before),
    text,
    arrow(after),
  );
  made.addEventListener('click', act);
  return made;
}
