import { flushSync, mount, unmount } from 'svelte';
import type { Component } from 'svelte';
import { validXml } from './valid-xml.ts';

/**
 * A drawing as an SVG document of its own, in the light theme's colours whatever the page shows,
 * so that it looks the same in a paper.
 */
export function renderDrawing<Props extends Record<string, unknown>>(
  drawing: Component<Props>,
  props: Props,
): string {
  const target = document.createElement('div');
  const component = mount(drawing, { target, props });
  flushSync();
  try {
    const svg = target.querySelector('svg');
    if (svg === null) throw new Error('Nothing was drawn.');
    lightColours(svg);
    return validXml(new XMLSerializer().serializeToString(svg));
  } finally {
    void unmount(component);
  }
}

/**
 * Puts the light theme's colours in the place of each `var(--…)`; in attributes alone, since a
 * name may read like one.
 */
function lightColours(svg: SVGSVGElement): void {
  const root = document.documentElement;
  const theme = root.getAttribute('data-theme');
  // Nothing is painted in between. Where builds keep `light-dark(…)`, its first half is light.
  root.setAttribute('data-theme', 'paper');
  try {
    const tokens = getComputedStyle(root);
    const colour = (whole: string, name: string) =>
      /#[0-9a-f]{3,8}/i.exec(tokens.getPropertyValue(name))?.[0] ?? whole;
    for (const element of [svg, ...svg.querySelectorAll('*')]) {
      for (const attribute of element.attributes) {
        if (!attribute.value.includes('var(') || attribute.name.startsWith('aria-')) continue;
        attribute.value = attribute.value.replace(/var\((--[\w-]+)\)/g, colour);
      }
    }
  } finally {
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
  }
}
