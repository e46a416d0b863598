import { deflateSync, inflateSync } from 'fflate';
import { MAX_LINK_CHARACTERS, MAX_LINK_DRAWS, MAX_LINK_MODELS } from '../../limits.ts';
import { checkSettings } from '../../model/parse-settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { TextDecoder, TextEncoder } from '../../platform.ts';
import { checkSampler } from '../../sampler/validate.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { base64, bytesOf } from '../report/base64.ts';
import { DamagedLink, LinkReader, LinkWriter } from './link-bytes.ts';
import { readCounts, writeCounts } from './link-counts.ts';

/**
 * A ranking as a part of an address, `#leaderboard?r=CODE`. CODE is base64url (RFC 4648, section 5)
 * of a byte for the version, four of a checksum (FNV-1a) and, deflated, of the length of a head, the
 * head as JSON and the counts as link-counts.ts has them. JSON keeps any name, halves of surrogate
 * pairs too.
 */
const VERSION = 1;
const BEFORE = '#leaderboard?r=';
/** Characters of a link that comes from somewhere, with the spaces and line breaks of mails. */
const LONGEST = 2 * MAX_LINK_CHARACTERS;
/** Bytes that it unpacks to: what deflate makes of more may be a bomb. */
const MAX_BODY = 2_000_000;
const CHECKSUM_BYTES = 4;
/** Judgments by question and pair of which no link was ever short enough: half a bit each. */
const HOPELESS = 100_000;

/** What a link carries: by the same settings and seed the same counts give the same draws. */
export interface LinkedRanking {
  readonly title: string;
  /** Questions are numbers; of texts, judges and names of questions there is nothing. */
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  /** Models, as counts name them, that are printed by another name. */
  readonly printed: readonly (readonly [model: string, printed: string])[];
}

/** Why a ranking has no link. */
export type LinkRefusal =
  /** Choices out of several, or strengths adjusted for style: more than counts by pair. */
  | { readonly kind: 'choices' | 'styled' }
  | { readonly kind: 'models' | 'draws'; readonly found: number; readonly most: number }
  /** `found`: null where it is not worth while to find out. */
  | { readonly kind: 'length'; readonly found: number | null; readonly most: number };

/** Why a code is no ranking. */
export type LinkProblem = 'damaged' | 'newer';

/** The link from its # on, at most MAX_LINK_CHARACTERS long, or why there is none. */
export function writeLink(
  ranking: LinkedRanking,
): { readonly link: string } | { readonly refusal: LinkRefusal } {
  const { counts, sampler } = ranking;
  if (counts.choices) return { refusal: { kind: 'choices' } };
  if (counts.styled) return { refusal: { kind: 'styled' } };
  const models = counts.models.length;
  if (models > MAX_LINK_MODELS)
    return { refusal: { kind: 'models', found: models, most: MAX_LINK_MODELS } };
  const draws = drawsOf(sampler);
  if (draws > MAX_LINK_DRAWS)
    return { refusal: { kind: 'draws', found: draws, most: MAX_LINK_DRAWS } };
  const most = MAX_LINK_CHARACTERS;
  if ((counts.byQuestion?.pair.length ?? 0) > HOPELESS)
    return { refusal: { kind: 'length', found: null, most } };
  const code = codeOf(ranking);
  if (code === null) return { refusal: { kind: 'length', found: null, most } };
  const link = BEFORE + code;
  return link.length > most ? { refusal: { kind: 'length', found: link.length, most } } : { link };
}

/** What a code carries. It was written by somebody else: everything is looked at. */
export function readLink(
  code: string,
): { readonly ranking: LinkedRanking } | { readonly problem: LinkProblem } {
  try {
    const bytes = code.length > LONGEST ? null : bytesOf(padded(code.replace(/\s/g, '')));
    if (bytes === null || bytes.length <= 1 + CHECKSUM_BYTES) return { problem: 'damaged' };
    if (bytes[0] > VERSION) return { problem: 'newer' };
    const body = inflateSync(bytes.subarray(1 + CHECKSUM_BYTES));
    if (body.length > MAX_BODY) return { problem: 'damaged' };
    const isSame = checksumOf(body).every((byte, at) => byte === bytes[1 + at]);
    if (bytes[0] !== VERSION || !isSame) return { problem: 'damaged' };
    return { ranking: rankingIn(new LinkReader(body)) };
  } catch {
    // Whatever the libraries say of it.
    return { problem: 'damaged' };
  }
}

/** @returns null where it would be far too long */
function codeOf({ title, counts, model, sampler, printed }: LinkedRanking): string | null {
  const { models } = counts;
  const head = new TextEncoder().encode(JSON.stringify({ title, models, printed, model, sampler }));
  const body = new LinkWriter();
  body.number(head.length);
  body.bytes(head);
  writeCounts(body, counts);
  const written = body.written();
  if (written.length > MAX_BODY) return null;
  const whole = new LinkWriter();
  whole.number(VERSION);
  whole.bytes(checksumOf(written));
  whole.bytes(deflateSync(written, { level: 9 }));
  return base64(whole.written()).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function padded(code: string): string {
  const signs = code.replaceAll('-', '+').replaceAll('_', '/');
  return signs.padEnd(4 * Math.ceil(signs.length / 4), '=');
}

function checksumOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return Uint8Array.from([hash >>> 24, hash >>> 16, hash >>> 8, hash], (part) => part & 255);
}

function drawsOf({ chains, draws, warmup }: SamplerSettings): number {
  return chains * (draws + warmup);
}

function rankingIn(from: LinkReader): LinkedRanking {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(from.bytes(from.count()));
  const head: unknown = JSON.parse(text);
  if (!isHead(head)) throw new DamagedLink();
  const settings = checkSettings(head.model);
  const sampling = checkSampler(head.sampler);
  if ('problem' in settings || 'problem' in sampling) throw new DamagedLink();
  const { sampler, chains, draws, warmup, seed, bootstrap } = sampling.sampler;
  if (drawsOf(sampling.sampler) > MAX_LINK_DRAWS) throw new DamagedLink();
  const counts = readCounts(from, head.models);
  if (from.left > 0) throw new DamagedLink();
  return {
    ...{ title: head.title, counts, model: settings.settings, printed: head.printed },
    sampler: { sampler, chains, draws, warmup, seed, ...(bootstrap && { bootstrap }) },
  };
}

interface Head extends Pick<LinkedRanking, 'title' | 'printed'> {
  readonly models: readonly string[];
  readonly model?: unknown;
  readonly sampler?: unknown;
}

/** Whether it is what `codeOf` writes; the settings are for others to look at. */
function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  if (!('title' in value && 'models' in value && 'printed' in value)) return false;
  const { title, models, printed } = value;
  const areModels =
    isTexts(models) &&
    models.length >= 2 &&
    models.length <= MAX_LINK_MODELS &&
    new Set(models).size === models.length;
  const isPrinted =
    Array.isArray(printed) && printed.every((pair) => isTexts(pair) && pair.length === 2);
  return typeof title === 'string' && areModels && isPrinted;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
