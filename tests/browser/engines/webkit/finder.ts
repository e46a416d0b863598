import { escapeAttribute, escapeText } from './injected.ts';

type Text = string | RegExp;

export interface Narrowing {
  readonly hasText?: Text;
  readonly hasNotText?: Text;
  readonly has?: { readonly selector: string };
  readonly hasNot?: { readonly selector: string };
  readonly visible?: boolean;
}

export interface RoleOptions {
  readonly name?: Text;
  readonly exact?: boolean;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly selected?: boolean;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly includeHidden?: boolean;
  readonly level?: number;
}

interface Exactly {
  readonly exact?: boolean;
}

/** The ways to find something, as selectors that Playwright's own engine understands. */
export abstract class Finder<Found> {
  abstract locator(selector: string, options?: Narrowing): Found;

  getByRole(role: string, { name, exact = false, ...states }: RoleOptions = {}): Found {
    const wanted = Object.entries(states).map(
      ([state, value]) => `[${state === 'includeHidden' ? 'include-hidden' : state}=${value}]`,
    );
    if (name !== undefined) wanted.push(`[name=${escapeAttribute(name, exact)}]`);
    return this.locator(`internal:role=${role}${wanted.join('')}`);
  }

  getByText(text: Text, { exact = false }: Exactly = {}): Found {
    return this.locator(`internal:text=${escapeText(text, exact)}`);
  }

  getByLabel(text: Text, { exact = false }: Exactly = {}): Found {
    return this.locator(`internal:label=${escapeText(text, exact)}`);
  }

  getByTitle(text: Text, { exact = false }: Exactly = {}): Found {
    return this.locator(`internal:attr=[title=${escapeAttribute(text, exact)}]`);
  }

  getByPlaceholder(text: Text, { exact = false }: Exactly = {}): Found {
    return this.locator(`internal:attr=[placeholder=${escapeAttribute(text, exact)}]`);
  }
}

export function narrowed(selector: string, options: Narrowing = {}): string {
  const { hasText, hasNotText, has, hasNot, visible } = options;
  const parts = [selector];
  if (hasText !== undefined) parts.push(`internal:has-text=${escapeText(hasText, false)}`);
  if (hasNotText !== undefined)
    parts.push(`internal:has-not-text=${escapeText(hasNotText, false)}`);
  if (has) parts.push(`internal:has=${JSON.stringify(has.selector)}`);
  if (hasNot) parts.push(`internal:has-not=${JSON.stringify(hasNot.selector)}`);
  if (visible !== undefined) parts.push(`visible=${visible}`);
  return parts.join(' >> ');
}
