import { readFileSync, writeFileSync } from 'node:fs';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';

/**
 * A drawing against the file of its name in charts/. After a wanted change `UPDATE_GOLDEN=1 npm
 * run unit -- tests/golden` writes them anew: look at them before they are kept.
 */
export function golden<Props extends Record<string, unknown>>(
  name: string,
  component: Component<Props>,
  props: Props,
): void {
  it(name, () => {
    const drawn = normalised(render(component, { props }).body);
    const file = new URL(`charts/${name}.svg`, import.meta.url);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, drawn);
    expect(drawn).toBe(readFileSync(file, 'utf8'));
  });
}

/** One element a line, two decimals; without what the framework leaves for itself. */
function normalised(html: string): string {
  return html
    .replace(/<!--.*?-->/g, '')
    .replace(/ class="svelte-\w+"/g, '')
    .replace(/ (svelte-\w+)/g, '')
    .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
    .replace(/\s*</g, '\n<')
    .trim()
    .concat('\n');
}
