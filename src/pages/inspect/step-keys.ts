/** Whether a key is meant for a field, where arrows move the cursor, or choose. */
export function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}

/** The key, where none of those that go with others is held but the one that is asked for. */
export function plainKey(event: KeyboardEvent, held: 'Shift' | null = null): string | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  return event.shiftKey === (held === 'Shift') ? event.key : null;
}
