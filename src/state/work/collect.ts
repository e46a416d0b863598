/** All that comes in parts, as one list; the page answers between the parts. */
export async function collect<T>(parts: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(...part);
  return all;
}
