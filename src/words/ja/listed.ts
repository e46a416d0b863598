/** 三桁ごとの区切りつき。 */
export function whole(count: number): string {
  return count.toLocaleString('ja-JP');
}

/** The first of them, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  const shown = names.slice(0, most).join('、');
  return more > 0 ? `${shown} ほか ${more}` : shown;
}
