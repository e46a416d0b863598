import { CaravanError } from '../core/failure.ts';
import type { Unreachable } from '../core/failure.ts';
import { joinBytes } from '../core/formats/containers/join-bytes.ts';
import { looksLike } from '../core/formats/containers/encoding/text.ts';
import type { ByteSource } from '../core/formats/file/report.ts';
import { hostOfUrl, isSecure, largeFileUrl, mayRedirect } from '../core/remote/remote-address.ts';
import type { Listing, RemoteFile } from '../core/remote/remote-address.ts';
import { filesOf, nextPage } from '../core/remote/remote-listing.ts';
import type { RemoteFiles } from '../core/remote/remote-listing.ts';
import { firstOf, joined, kept, partOf } from './pieces.ts';

/**
 * The one door for data from the network. The site in an address that the user gave is asked, and
 * it is sent nothing but the question. Where it redirects, as Hugging Face and GitHub do, the
 * browser has asked the other host before the page learns of it: the file then says who answered,
 * and the answer is not read where no site may redirect to (`mayRedirect`).
 */

/** Bytes of a Parquet file that are asked for to see what it is. */
const HEAD = 1 << 16;
/** Pages of a list that are asked for; Hugging Face puts 1,000 files on one. */
const MAX_PAGES = 20;

/**
 * A file at an address, as the readers take it: streamed, or, where it is Parquet and the server
 * gives parts of files, in parts.
 */
export class RemoteSource implements ByteSource {
  readonly file: string;
  readonly key: string;
  readonly #isOnline: () => boolean;
  #url: string;
  /** As the listing says; servers may tell the size of what they packed for the way. */
  readonly #listed: number | null;
  #bytes: number;
  #answeredBy: string | null = null;
  /** The first bytes, where parts can be had. */
  #head: Uint8Array | null = null;
  /** All of it, where parts are needed that the server does not give; it lies with the browser. */
  #whole: Promise<Blob> | null = null;
  #isWhole = false;
  #fetched = 0;
  #body: ReadableStreamDefaultReader<Uint8Array> | null = null;
  #told: (bytes: number) => void = () => undefined;

  constructor({ name, key, url, bytes }: RemoteFile & { key: string }, isOnline: () => boolean) {
    this.file = name;
    this.key = key;
    this.#url = url;
    this.#listed = bytes;
    this.#bytes = bytes ?? 0;
    this.#isOnline = isOnline;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get answeredBy(): string | null {
    return this.#answeredBy;
  }

  get fetched(): number {
    return this.#fetched;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** @throws CaravanError `unreachable` */
  async *chunks(): AsyncGenerator<Uint8Array> {
    // Only what it holds makes it Parquet; the name saves asking for all of it first.
    const isNamedSo = /\.parquet(\?|$)/i.test(this.#url);
    let answer = isNamedSo ? await this.#askPart(0, HEAD) : null;
    if (answer?.status === 206) {
      if (await this.#isInParts(answer)) {
        yield* this.#headAndRest();
        return;
      }
      answer = null;
    }
    const pieces = this.#pieces(answer ?? (await this.#ask()));
    const first = await firstOf(pieces);
    const large = largeFileUrl(this.#url);
    if (large !== null && isPointer(first)) {
      this.#url = large;
      yield* this.chunks();
      return;
    }
    const kind = looksLike(first);
    if (kind === 'HTML') throw this.#failure('web-page');
    if (kind === 'Parquet') {
      const part = isNamedSo ? null : await this.#askPart(0, HEAD);
      if (part !== null && (await this.#isInParts(part))) {
        this.close();
        yield* this.#headAndRest();
        return;
      }
    }
    if (kind === 'Parquet' || kind === 'ZIP' || kind === 'SQLite') {
      this.#isWhole = kind === 'Parquet';
      this.#whole = kept(first, pieces, this.#told);
      const whole = await this.#whole;
      for (let at = 0; at < whole.size; at += HEAD) yield partOf(whole, at, at + HEAD);
      return;
    }
    if (first.length > 0) yield first;
    yield* pieces;
  }

  /** @throws CaravanError `unreachable` */
  async slice(start: number, end: number): Promise<Uint8Array> {
    if (end <= start) return new Uint8Array(0);
    if (this.#whole === null) {
      if (this.#head !== null && end <= this.#head.length) return this.#head.subarray(start, end);
      const answer = await this.#askPart(start, end);
      const part = answer && (await this.#partIn(answer, start, end));
      if (part !== null) return part;
      this.#isWhole = true;
      this.#whole ??= this.#download();
    }
    return partOf(await this.#whole, start, end);
  }

  /** The part that was asked for; null where the server gave another, or less, or more. */
  async #partIn(answer: Response, start: number, end: number): Promise<Uint8Array | null> {
    // Which part it is, the server may keep from pages of other sites.
    const from = /^bytes (\d+)-/.exec(answer.headers.get('Content-Range') ?? '')?.[1];
    const body = answer.body?.getReader() ?? null;
    const pieces: Uint8Array[] = [];
    let length = answer.status === 206 && Number(from ?? start) === start ? 0 : Infinity;
    if (length === 0) {
      for await (const piece of this.#read(body)) {
        pieces.push(piece);
        length += piece.length;
        if (length > end - start) break;
      }
    }
    if (length === end - start) return joinBytes(pieces);
    await body?.cancel();
    return null;
  }

  follow(told: (bytes: number) => void): void {
    this.#told = told;
  }

  close(): void {
    // What a stream that has failed says to this is no news.
    this.#body?.cancel().catch(() => undefined);
    this.#body = null;
  }

  /** Takes the first part; whether it is one, of a Parquet file whose size is known. */
  async #isInParts(answer: Response): Promise<boolean> {
    if (answer.status !== 206) {
      await answer.body?.cancel();
      return false;
    }
    const total = /\/(\d+)$/.exec(answer.headers.get('Content-Range') ?? '')?.[1];
    const head = await joined(this.#bytesOf(answer));
    const bytes = total === undefined ? this.#bytes : Number(total);
    if (looksLike(head) !== 'Parquet' || bytes < head.length) return false;
    this.#bytes = bytes;
    this.#head = head;
    return true;
  }

  async *#headAndRest(): AsyncGenerator<Uint8Array> {
    const head = this.#head ?? new Uint8Array(0);
    yield head;
    if (head.length < this.#bytes) yield await this.slice(head.length, this.#bytes);
  }

  /** A part (206), or all of it; null where nothing came: asking for all of it will tell why. */
  async #askPart(start: number, end: number): Promise<Response | null> {
    try {
      // A plain range like this needs no preflight.
      return await this.#ask({ Range: `bytes=${start}-${end - 1}` });
    } catch {
      return null;
    }
  }

  async #ask(headers?: Readonly<Record<string, string>>): Promise<Response> {
    const answer = await ask(this.#url, this.#isOnline, headers);
    const host = answer.redirected ? hostOfUrl(answer.url) : '';
    if (host !== '' && host !== hostOfUrl(this.#url)) this.#answeredBy = host;
    return answer;
  }

  async #download(): Promise<Blob> {
    return kept(new Uint8Array(0), this.#pieces(await this.#ask()), this.#told);
  }

  /** What an answer brings, while the size is brought up to date. */
  async *#pieces(answer: Response): AsyncGenerator<Uint8Array> {
    const told = Number(answer.headers.get('Content-Length') ?? 0);
    this.#bytes = this.#listed ?? told;
    this.#body = answer.body?.getReader() ?? null;
    let received = 0;
    for await (const piece of this.#read(this.#body)) {
      received += piece.length;
      // The size that was told was that of something packed.
      if (received > this.#bytes) this.#bytes = 0;
      yield piece;
    }
    this.#bytes = received;
  }

  #bytesOf(answer: Response): AsyncGenerator<Uint8Array> {
    return this.#read(answer.body?.getReader() ?? null);
  }

  /** Streams are not async iterables in every browser yet, readers are everywhere. */
  async *#read(body: ReadableStreamDefaultReader<Uint8Array> | null): AsyncGenerator<Uint8Array> {
    while (body !== null) {
      const { done, value } = await body.read().catch(() => {
        throw this.#failure(this.#isOnline() ? 'broken-off' : 'offline');
      });
      if (done) return;
      this.#fetched += value.length;
      if (value.length > 0) yield value;
    }
  }

  #failure(reason: Unreachable['reason']): CaravanError {
    return failure(reason, this.#url);
  }
}

/**
 * The files that a page of Hugging Face or GitHub stands for.
 * @throws CaravanError `unreachable`
 */
export async function remoteFiles(listing: Listing, isOnline: () => boolean): Promise<RemoteFiles> {
  const pages: unknown[] = [];
  let url: string | null = listing.url;
  while (url !== null && pages.length < MAX_PAGES) {
    const answer = await ask(url, isOnline);
    pages.push(await jsonOf(answer, url));
    url = nextPage(answer.headers.get('Link'), url);
  }
  const { files, isCut } = filesOf(listing, pages.length === 1 ? pages[0] : pages.flat());
  return { files, isCut: isCut || url !== null };
}

async function jsonOf(answer: Response, url: string): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw failure('no-listing', url);
  }
}

async function ask(
  url: string,
  isOnline: () => boolean,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  if (!isSecure(url)) throw failure('insecure', url);
  let answer: Response;
  try {
    answer = await fetch(url, { headers, credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    throw failure(isOnline() ? 'cors-or-network' : 'offline', url);
  }
  if (answer.redirected && !mayRedirect(url, answer.url)) {
    await answer.body?.cancel();
    throw failure('redirected', url, { to: hostOfUrl(answer.url) });
  }
  if (answer.ok) return answer;
  await answer.body?.cancel();
  const { status } = answer;
  // GitHub says 403 where the questions of an hour are used up.
  const isUsedUp = status === 429 || answer.headers.get('x-ratelimit-remaining') === '0';
  const isClosed = status === 401 || status === 403;
  throw failure(isUsedUp ? 'too-many-requests' : isClosed ? 'needs-login' : 'status', url, {
    status,
  });
}

function failure(
  reason: Unreachable['reason'],
  url: string,
  facts: Pick<Unreachable, 'status' | 'to'> = {},
): CaravanError {
  return new CaravanError({ kind: 'unreachable', reason, host: hostOfUrl(url), ...facts });
}

/** Git LFS puts a file of three lines where a large one was. */
function isPointer(first: Uint8Array): boolean {
  return new TextDecoder().decode(first).startsWith('version https://git-lfs.github.com/spec/');
}
