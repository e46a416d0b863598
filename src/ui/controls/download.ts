/** Offers a file to be saved. */
export function download(name: string, content: string | Blob, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until the download has begun.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** Milliseconds between two files: WebKit needs about 50 to begin one, a busy machine more. */
const BETWEEN = 300;

/**
 * Offers files to be saved, one after the other: WebKit takes each for the beginning of a new page,
 * so that of several at once it saves the last one alone.
 */
export async function downloadAll(
  files: readonly { readonly name: string; readonly blob: Blob }[],
): Promise<void> {
  for (const [at, { name, blob }] of files.entries()) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    download(name, blob);
  }
}

/** No browser paints a longer side than this; most paint this one. */
const MAX_SIDE = 16_384;

/** How many times its size a picture is painted, at the most so that its longer side can be. */
export function paintedScale(width: number, height: number, wanted: number): number {
  return Math.min(wanted, MAX_SIDE / Math.max(width, height));
}

/**
 * Paints an SVG document (with width and height) at so many times its size, or as large as can be.
 * @throws where the browser can't read or paint it
 */
export async function svgToPng(svg: string, times = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = paintedScale(image.width, image.height, times);
  const canvas = new OffscreenCanvas(image.width * scale, image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/png' });
}
