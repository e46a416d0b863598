import { flushSync, mount, unmount } from 'svelte';
import type { Component } from 'svelte';
import { validXml } from './valid-xml.ts';

export type PaperTheme = 'light' | 'dark';

/**
 * A drawing as an SVG document of its own, in one theme's colours whatever the page shows: light
 * ones, so that it looks the same in a paper, unless dark ones are asked for.
 */
export function renderDrawing<Props extends Record<string, unknown>>(
  drawing: Component<Props>,
  props: Props,
  theme: PaperTheme = 'light',
): string {
  const target = document.createElement('div');
  const component = mount(drawing, { target, props });
  flushSync();
  try {
    const svg = target.querySelector('svg');
    if (svg === null) throw new Error('Nothing was drawn.');
    fixColours(svg, theme);
    return validXml(new XMLSerializer().serializeToString(svg));
  } finally {
    void unmount(component);
  }
}

/**
 * Puts a theme's colours in the place of each `var(--…)`; in attributes alone, since a name may
 * read like one.
 */
function fixColours(svg: SVGSVGElement, theme: PaperTheme): void {
  withColours(theme, (colour) => {
    for (const element of [svg, ...svg.querySelectorAll('*')]) {
      for (const attribute of element.attributes) {
        if (!attribute.value.includes('var(') || attribute.name.startsWith('aria-')) continue;
        attribute.value = attribute.value.replace(
          /var\((--[\w-]+)\)/g,
          (whole, name: string) => colour(name) ?? whole,
        );
      }
    }
  });
}

/** Colours of a theme by their names, whatever the page shows. */
export function withColours<T>(
  wanted: PaperTheme,
  use: (colour: (name: string) => string | undefined) => T,
): T {
  const root = document.documentElement;
  const theme = root.getAttribute('data-theme');
  // Nothing is painted in between. Where builds keep `light-dark(…)`, it has two colours.
  root.setAttribute('data-theme', wanted === 'light' ? 'paper' : 'slate');
  try {
    const tokens = getComputedStyle(root);
    return use((name) =>
      tokens
        .getPropertyValue(name)
        .match(/#[0-9a-f]{3,8}/gi)
        ?.at(wanted === 'light' ? 0 : -1),
    );
  } finally {
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
  }
}
