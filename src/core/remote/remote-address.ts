import { URL } from '../platform.ts';
import type { WebUrl } from '../platform.ts';
import { isNearHost } from './near-host.ts';

/** What an address that somebody typed in means. Nothing is asked of anybody here. */

/** A file at an address: something to read, as a file on the disk is. */
export interface RemoteFile {
  /** With its folders where it lies in a repository: some formats go by them. */
  readonly name: string;
  readonly url: string;
  /** Its size, where a listing gave it. */
  readonly bytes: number | null;
}

/** A page that stands for many files, and where the list of them is to be had. */
export interface Listing {
  readonly site: 'huggingface' | 'github' | 'gist';
  /** Owner and name of the repository. */
  readonly name: string;
  readonly url: string;
  /** What the path of a file is put behind to have its address; '' for a gist. */
  readonly base: string;
  /** The folder that was asked for, or ''. */
  readonly folder: string;
}

export type Address =
  | { readonly kind: 'file'; readonly file: RemoteFile }
  | { readonly kind: 'listing'; readonly listing: Listing };

/** Names of files that may hold data; archives of tar are not opened. */
export function isDataName(name: string): boolean {
  return (
    /\.(jsonl?|ndjson|csv|tsv|parquet|cforge|pgn|gz|zip)$/i.test(name) && !/\.tar\.gz$/i.test(name)
  );
}

/**
 * What a text stands for: the address of a file, a page of Hugging Face or GitHub that stands
 * for its files, or the name of a Hugging Face data set (`datasets/OWNER/NAME`, `OWNER/NAME`,
 * `hf://datasets/OWNER/NAME`). Null where it is no address of the web, or has a password in it.
 */
export function recogniseAddress(text: string): Address | null {
  const url = urlOf(text.trim());
  if (url === null) return null;
  const path = segments(url.pathname);
  switch (url.hostname) {
    case 'huggingface.co':
    case 'www.huggingface.co':
    case 'hf.co':
      return huggingFace(path) ?? plain(url);
    case 'github.com':
    case 'www.github.com':
      return gitHub(path) ?? plain(url);
    case 'raw.githubusercontent.com':
      return fileAt(url.href, path.slice(path[2] === 'refs' ? 5 : 3)) ?? plain(url);
    case 'gist.github.com':
      return gist(path) ?? plain(url);
    default:
      return plain(url);
  }
}

/** The host that is asked first. */
export function hostOf(address: Address): string {
  const { url } = address.kind === 'file' ? address.file : address.listing;
  return hostOfUrl(url);
}

/** The host of an address, as a reader knows it; '' where it is none. */
export function hostOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** Whether an address is of this very machine, which is there without a network. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && isThisMachine(new URL(url).hostname);
}

/** Whether a page may ask for it: http only where no network lies between. */
export function isSecure(url: string): boolean {
  return url.startsWith('https:') || isLoopback(url);
}

/**
 * Whether a site may send on to another address: not over http, and not from the internet to
 * what is near the reader, which asks this page and not that site for trust.
 */
export function mayRedirect(from: string, to: string): boolean {
  const [asked, answered] = [new URL(from), new URL(to)];
  return isSecure(to) && (isNearHost(asked.hostname) || !isNearHost(answered.hostname));
}

/**
 * Where GitHub keeps the content of a file of which raw.githubusercontent.com has only Git LFS's
 * pointer; null for other addresses.
 */
export function largeFileUrl(url: string): string | null {
  const raw = 'https://raw.githubusercontent.com/';
  return url.startsWith(raw)
    ? `https://media.githubusercontent.com/media/${url.slice(raw.length)}`
    : null;
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** OWNER/NAME; owners at Hugging Face have no dots, hosts have. */
const REPOSITORY = /^[\w-]+\/[\w.-]+$/;

/** Completes what people leave out, and refuses what is not for the web. */
function urlOf(text: string): WebUrl | null {
  // The parser would drop line breaks and so glue two addresses together.
  if (text === '' || /[\0-\x1f\x7f]/.test(text)) return null;
  const url = completed(text);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.username === '' && parsed.password === '' ? parsed : null;
}

function completed(text: string): string {
  const hub = /^hf:\/\/(datasets|spaces)\/([^/@]+\/[^/@]+)(?:@([^/]+))?\/?(.*)$/i.exec(text);
  if (hub !== null) {
    const [, kind, repository, revision = 'main', path] = hub;
    const verb = isDataName(path) ? 'blob' : 'tree';
    return `https://huggingface.co/${kind}/${repository}/${verb}/${revision}/${path}`;
  }
  if (/^(datasets|spaces)\/[\w.-]/.test(text)) return `https://huggingface.co/${text}`;
  if (/^(localhost|127(\.\d+){3})(:\d+)?\//i.test(text)) return `http://${text}`;
  if (/^([\w-]+\.)+[a-z][\w-]*(:\d+)?\/[^/]/i.test(text)) return `https://${text}`;
  if (REPOSITORY.test(text) && !isDataName(text)) return `https://huggingface.co/datasets/${text}`;
  return text;
}

/** The parts of a path as they stand in it, still encoded. */
function segments(pathname: string): string[] {
  return pathname.split('/').filter((part) => part !== '');
}

function plain({ href, pathname, host }: WebUrl): Address {
  const name = segments(pathname).at(-1);
  return { kind: 'file', file: fileNamed(name === undefined ? host : decoded(name), href) };
}

/** The file that lies on a path; null for the root. */
function fileAt(url: string, path: readonly string[]): Address | null {
  if (path.length === 0) return null;
  return { kind: 'file', file: fileNamed(path.map(decoded).join('/'), url) };
}

function fileNamed(name: string, url: string): RemoteFile {
  // What stands behind # is the reader's place in the file, and is never sent.
  return { name, url: url.replace(/#.*$/s, ''), bytes: null };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replace(/[\0-\x1f\x7f]/g, '');
  } catch {
    // A stray percent sign.
    return part;
  }
}

/** huggingface.co/[datasets|spaces]/OWNER/NAME[/VERB[/REVISION[/PATH]]], or null. */
function huggingFace(path: readonly string[]): Address | null {
  const isModel = path.at(0) !== 'datasets' && path.at(0) !== 'spaces';
  const kind = isModel ? 'models' : path[0];
  const rest = isModel ? path : path.slice(1);
  // Data sets of the first days have no owner.
  const owned = rest.length > 1 && !HUB_VERBS.has(rest[1]) ? 2 : 1;
  if (rest.length === 0 || (owned === 1 && kind !== 'datasets')) return null;
  const repository = rest.slice(0, owned).join('/');
  const verb = rest.at(owned);
  const [revision, within] = revisionOf(rest.slice(owned + 1));
  const home = `https://huggingface.co/${isModel ? '' : `${kind}/`}${repository}`;
  if (verb === 'blob' || verb === 'resolve' || verb === 'raw') {
    return fileAt(`${home}/resolve/${revision}/${within.join('/')}`, within);
  }
  // The page of a model says nothing of data.
  if (isModel && verb !== 'tree') return null;
  // The viewer, the discussions and so on are about all of it.
  const [shown, folder] = verb === 'tree' ? [revision, within] : ['main', []];
  const tree = ['tree', shown, ...folder].join('/');
  return {
    kind: 'listing',
    listing: {
      site: 'huggingface',
      name: decoded(repository),
      url: `https://huggingface.co/api/${kind}/${repository}/${tree}?recursive=true`,
      base: `${home}/resolve/${shown}/`,
      folder: folder.map(decoded).join('/'),
    },
  };
}

const HUB_VERBS: ReadonlySet<string> = new Set([
  ...['blob', 'resolve', 'raw', 'tree', 'viewer', 'discussions', 'commits', 'settings', 'embed'],
]);

/** A revision may be `refs/convert/parquet` or `refs/pr/1`, with slashes or with %2F. */
function revisionOf(path: readonly string[]): [revision: string, rest: readonly string[]] {
  if (path.length === 0) return ['main', []];
  const parts = path[0] === 'refs' && path.length >= 3 ? 3 : 1;
  return [path.slice(0, parts).join('%2F'), path.slice(parts)];
}

/** github.com/OWNER/NAME, …/tree/REF[/PATH], …/blob/REF/PATH, …/raw/REF/PATH, or null. */
function gitHub(path: readonly string[]): Address | null {
  if (path.length < 2) return null;
  const repository = `${path[0]}/${path[1].replace(/\.git$/, '')}`;
  const verb = path.at(2);
  const isLong = path.at(3) === 'refs' && path.length >= 6;
  const within = path.slice(isLong ? 6 : 4);
  const ref = path.slice(3, isLong ? 6 : 4).join('/') || 'HEAD';
  const base = `https://raw.githubusercontent.com/${repository}/${ref}/`;
  if (verb === 'blob' || verb === 'raw') return fileAt(base + within.join('/'), within);
  if (verb !== undefined && verb !== 'tree') return null;
  // The whole tree costs one of the 60 requests an hour; folder by folder each would.
  const tree = ref.replace(/^refs\/(heads|tags)\//, '').replaceAll('/', '%2F');
  return {
    kind: 'listing',
    listing: {
      site: 'github',
      name: decoded(repository),
      url: `https://api.github.com/repos/${repository}/git/trees/${tree}?recursive=1`,
      base,
      folder: within.map(decoded).join('/'),
    },
  };
}

/** gist.github.com/[USER/]ID[/REVISION], or …/raw/…, or null. */
function gist(path: readonly string[]): Address | null {
  const at = path.findIndex((part) => /^[0-9a-f]{7,}$/i.test(part));
  if (at < 0 || at > 1) return null;
  if (path.at(at + 1) === 'raw' && at === 1) {
    return fileAt(`https://gist.githubusercontent.com/${path.join('/')}`, path.slice(-1));
  }
  return {
    kind: 'listing',
    listing: {
      site: 'gist',
      name: path
        .slice(0, at + 1)
        .map(decoded)
        .join('/'),
      url: `https://api.github.com/gists/${path[at]}`,
      base: '',
      folder: '',
    },
  };
}
