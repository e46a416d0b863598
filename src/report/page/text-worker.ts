import { bytesOf } from '../../core/publish/report/base64.ts';
import { CarriedTexts } from './carried-texts.ts';
import type { FitRequest } from './fit-messages.ts';
import type { TextReply, TextRequest } from './text-messages.ts';

/** The half of a report’s worker that holds the project, and reads what is asked for of it. */
export function serveTexts(): void {
  let carried: CarriedTexts | null = null;
  addEventListener('message', ({ data }: MessageEvent<FitRequest | TextRequest>) => {
    if (data.kind === 'project') carried = carriedBy(data);
    else if (data.kind === 'texts') void answer(data, carried);
  });
}

/** Null where the project is damaged: whatever is wrong with it, there is nothing to read. */
function carriedBy({
  project,
  files,
}: Extract<TextRequest, { readonly kind: 'project' }>): CarriedTexts | null {
  const bytes = bytesOf(project.trim());
  try {
    return bytes && new CarriedTexts(bytes, files);
  } catch {
    return null;
  }
}

async function answer(
  { judgment, places }: Extract<TextRequest, { readonly kind: 'texts' }>,
  carried: CarriedTexts | null,
): Promise<void> {
  const texts = (await carried?.of(places).catch(() => null)) ?? null;
  const reply: TextReply = { kind: 'texts', judgment, texts };
  postMessage(reply);
}
