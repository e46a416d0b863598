/** The same with one entry more, or another. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

/** The same without an entry. */
export function withoutEntry<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([own]) => own !== key));
}

/** One without any. */
export function noEntries<K, V>(): ReadonlyMap<K, V> {
  return new Map();
}
