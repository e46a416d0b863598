/** 三桁ごとの区切りつき。 */
export function whole(count: number): string {
  return count.toLocaleString('ja-JP');
}

/** 「A、B、C」。 */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat('ja').format(items);
}

/** The first of them, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  return list(more > 0 ? [...names.slice(0, most), `ほか ${whole(more)} 件`] : names);
}
