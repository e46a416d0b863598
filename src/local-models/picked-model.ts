import { CaravanError } from '../core/failure.ts';
import { modelKey } from '../core/judge/local/models.ts';
import type { KeptModel } from '../core/judge/local/models.ts';
import { variantsOf } from '../core/judge/local/variants.ts';
import { bytesOf, streamOf } from '../remote/blob-bytes.ts';
import { hashOf, keepAll } from './model-files.ts';
import type { PickedFiles, TellProgress } from './requests.ts';

/** Bytes at each end of a file by which versions of it differ. */
const END = 1 << 20;

/** @throws CaravanError local-model `no-onnx`, `no-room`, `damaged` */
export async function keepPicked(
  { name, files: picked, at }: PickedFiles,
  tell: TellProgress,
): Promise<KeptModel> {
  const blobs = new Map(picked.map(({ path, blob }) => [path, blob]));
  const all = Array.from(blobs, ([path, { size }]) => ({ path, bytes: size, sha256: null }));
  const variant = variantsOf(all).at(0);
  if (variant === undefined)
    throw new CaravanError({ kind: 'local-model', reason: 'no-onnx', model: name });
  const { dtype, files, bytes } = variant;
  const blobOf = (path: string) => blobs.get(path) ?? new Blob();
  const ends = files.map(({ path }) => endsOf(path, blobOf(path)));
  const commit = await hashOf(await bytesOf(new Blob(ends.flat())));
  const about = { id: name, commit, dtype, licence: null, files, bytes, at, isWhole: false };
  return keepAll(
    { ...about, key: modelKey(name, commit, dtype), from: 'files' },
    ({ path }) => streamOf(blobOf(path)),
    tell,
  );
}

function endsOf(path: string, blob: Blob): readonly (Blob | string)[] {
  return [
    `${path}\n${blob.size}\n`,
    blob.slice(0, END),
    blob.slice(Math.max(END, blob.size - END)),
  ];
}
