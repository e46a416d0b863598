import { flushSync, mount, unmount } from 'svelte';
import type { Component, ComponentProps } from 'svelte';
import LeaderboardFigure from './LeaderboardFigure.svelte';

/** The leaderboard as an SVG document. */
export function renderFigure(props: ComponentProps<typeof LeaderboardFigure>): string {
  return renderDrawing(LeaderboardFigure, props);
}

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
  const svg = target.querySelector('svg');
  const text = svg ? new XMLSerializer().serializeToString(svg) : '';
  void unmount(component);
  return withColours(text);
}

/** Puts the light theme's colours in the place of each `var(--…)`. */
function withColours(svg: string): string {
  const root = document.documentElement;
  const theme = root.getAttribute('data-theme');
  // Nothing is painted in between. Where builds keep `light-dark(…)`, its first half is light.
  root.setAttribute('data-theme', 'light');
  try {
    const tokens = getComputedStyle(root);
    return svg.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => {
      const value = tokens.getPropertyValue(name);
      return /#[0-9a-f]{3,8}/i.exec(value)?.[0] ?? whole;
    });
  } finally {
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
  }
}
