/** Bytes that are in memory at a time. */
const PIECE = 4 << 20;

/**
 * The bytes of a part (`slice`) of a file or Blob in one of their own. WebKit’s database stores other
 * bytes of the whole in its place: right while the page is open, and wrong from then on.
 */
export async function copiedBlob(part: Blob): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 0; at < part.size; at += PIECE)
    pieces.push(new Blob([await part.slice(at, at + PIECE).arrayBuffer()]));
  return new Blob(pieces, { type: part.type });
}
