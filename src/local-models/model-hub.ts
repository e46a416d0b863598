import { CaravanError } from '../core/failure.ts';
import type { Unreachable, LocalModelFailure } from '../core/failure.ts';
import { hubModelIn } from '../core/judge/local/hub-model.ts';
import { modelKey } from '../core/judge/local/models.ts';
import type { Dtype, HubModel, KeptModel } from '../core/judge/local/models.ts';
import { hostOfUrl, mayRedirect } from '../core/remote/remote-address.ts';
import { keepAll } from './model-files.ts';
import type { TellProgress } from './requests.ts';

/**
 * The one door to the model hub: Hugging Face is asked for a model that the user named, and sends
 * on to its stores for the large files.
 */

const HOST = 'huggingface.co';

/** @throws CaravanError local-model, unreachable */
export async function hubModel(id: string, isOnline: () => boolean): Promise<HubModel> {
  const answer = await ask(`api/models/${id}?blobs=true`, id, isOnline);
  const said: unknown = await answer.json().catch(() => null);
  return hubModelIn(id, said);
}

/** @throws CaravanError local-model, unreachable */
export function fetchModel(
  { model, dtype, at }: { model: HubModel; dtype: Dtype; at: number },
  isOnline: () => boolean,
  tell: TellProgress,
): Promise<KeptModel> {
  const { id, commit, licence } = model;
  const variant = model.variants.find((one) => one.dtype === dtype);
  if (variant === undefined) throw failure('no-onnx', id);
  const { files, bytes } = variant;
  const kept = { id, commit, dtype, licence, files, bytes, at, isWhole: false };
  return keepAll(
    { ...kept, key: modelKey(id, commit, dtype), from: 'hub' },
    async ({ path }) => {
      const answer = await ask(`${id}/resolve/${commit}/${path}`, id, isOnline);
      return answer.body === null ? new Blob().stream() : unbroken(answer.body, isOnline);
    },
    tell,
  );
}

/** Says why a stream ended early. */
function unbroken(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  isOnline: () => boolean,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.error(unreachable(isOnline() ? 'broken-off' : 'offline'));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function ask(path: string, id: string, isOnline: () => boolean): Promise<Response> {
  let answer: Response;
  const url = `https://${HOST}/${path}`;
  try {
    answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    throw unreachable(isOnline() ? 'cors-or-network' : 'offline');
  }
  if (answer.redirected && !mayRedirect(url, answer.url)) {
    await answer.body?.cancel();
    throw unreachable('redirected', { to: hostOfUrl(answer.url) });
  }
  if (answer.ok) return answer;
  const { status } = answer;
  const isAboutTerms = answer.headers.get('X-Error-Code') === 'GatedRepo' || status === 403;
  await answer.body?.cancel();
  // The hub answers 401 for what is not there, lest anybody learn what is private.
  if (isAboutTerms) throw failure('gated', id);
  if (status === 401 || status === 404) throw failure('not-on-hub', id);
  throw unreachable(status === 429 ? 'too-many-requests' : 'status', { status });
}

function failure(reason: LocalModelFailure['reason'], model: string): CaravanError {
  return new CaravanError({ kind: 'local-model', reason, model });
}

function unreachable(
  reason: Unreachable['reason'],
  facts: Pick<Unreachable, 'status' | 'to'> = {},
): CaravanError {
  return new CaravanError({ kind: 'unreachable', reason, host: HOST, ...facts });
}
