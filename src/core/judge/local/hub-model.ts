import { CaravanError } from '../../failure.ts';
import { variantsOf } from './variants.ts';
import type { HubModel, ModelFile } from './models.ts';

/** What Hugging Face says of a model at /api/models/…?blobs=true. */

const ID = /^[\w.-]+\/[\w.-]+$/;

/** The id in what was typed in: itself, or a page of it; null where it is none. */
export function modelIdIn(text: string): string | null {
  const path = text.trim().replace(/^https:\/\/(?:huggingface\.co|hf\.co)\//, '');
  const id = path.split(/[?#]/)[0].split('/').slice(0, 2).join('/');
  return ID.test(id) && !id.includes('..') ? id : null;
}

/**
 * @throws CaravanError local-model `bad-listing` where it is no such answer, `no-onnx` where the
 * model has no ONNX files that could be used
 */
export function hubModelIn(id: string, answer: unknown): HubModel {
  const { sha, siblings, gated } = fieldsOf(answer);
  if (typeof sha !== 'string' || !/^[0-9a-f]{7,64}$/.test(sha) || !Array.isArray(siblings))
    throw new CaravanError({ kind: 'local-model', reason: 'bad-listing', model: id });
  const files = siblings.map(fileIn).filter((file) => file !== null);
  const variants = variantsOf(files);
  if (variants.length === 0)
    throw new CaravanError({ kind: 'local-model', reason: 'no-onnx', model: id });
  return {
    ...{ id, commit: sha, licence: licenceIn(answer), variants },
    isGated: gated !== undefined && gated !== false,
  };
}

function fileIn(sibling: unknown): ModelFile | null {
  const { rfilename: path, size, lfs } = fieldsOf(sibling);
  if (typeof path !== 'string' || typeof size !== 'number' || size < 0) return null;
  const { sha256 } = fieldsOf(lfs);
  return { path, bytes: size, sha256: typeof sha256 === 'string' ? sha256 : null };
}

function licenceIn(answer: unknown): string | null {
  const { cardData, tags } = fieldsOf(answer);
  const { license } = fieldsOf(cardData);
  if (typeof license === 'string') return license;
  const all: readonly unknown[] = Array.isArray(tags) ? tags : [];
  const tag = all.find((one) => typeof one === 'string' && one.startsWith('license:'));
  return typeof tag === 'string' ? tag.slice('license:'.length) : null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
