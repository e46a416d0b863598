import { isDataName } from './remote-address.ts';
import type { Listing, RemoteFile } from './remote-address.ts';

/** Files of a repository that may hold data. */
export interface RemoteFiles {
  /** What looks like judgments first. */
  readonly files: readonly RemoteFile[];
  /** Whether the site left some out of its list. */
  readonly isCut: boolean;
}

/**
 * The files with data that a site's answer to a listing names. The answer may be of any shape:
 * what is not as it should be is passed over. Addresses are made from the listing, so an answer
 * can't send the reader to another host.
 * @param json what Hugging Face answers to …/tree/…, GitHub to …/git/trees/… or to …/gists/…
 */
export function filesOf(listing: Listing, json: unknown): RemoteFiles {
  const files = entriesOf(listing, json).filter(({ name }) => isWanted(name, listing.folder));
  const seen = new Map(files.map((file) => [file.url, file]));
  return {
    files: [...seen.values()].sort(
      (a, b) => order(a.name) - order(b.name) || (a.name < b.name ? -1 : 1),
    ),
    isCut: isRecord(json) && json['truncated'] === true,
  };
}

function entriesOf({ site, base }: Listing, json: unknown): RemoteFile[] {
  if (site === 'gist') {
    const files = isRecord(json) && isRecord(json['files']) ? Object.values(json['files']) : [];
    return files.filter(isRecord).flatMap((entry) => {
      const { filename, raw_url: url } = entry;
      return isName(filename) && typeof url === 'string' && url.startsWith(GIST)
        ? [{ name: filename, url, bytes: sizeOf(entry) }]
        : [];
    });
  }
  const list = isRecord(json) ? json['tree'] : json;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((entry) => {
    const { path, type } = entry;
    if (!isName(path) || (type !== 'file' && type !== 'blob')) return [];
    return [{ name: path, url: base + encoded(path), bytes: sizeOf(entry) }];
  });
}

const GIST = 'https://gist.githubusercontent.com/';
const LONGEST_NAME = 1000;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path within the repository. Those that climb out of it begin with a dot: see isWanted. */
function isName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name !== '' &&
    name.length <= LONGEST_NAME &&
    // Control characters, and halves of surrogate pairs, which no address can have.
    !/[\0-\x1f\x7f]|\p{Surrogate}/u.test(name) &&
    !name.split('/').includes('')
  );
}

function sizeOf({ size }: Readonly<Record<string, unknown>>): number | null {
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function isWanted(name: string, folder: string): boolean {
  if (folder !== '' && name !== folder && !name.startsWith(`${folder}/`)) return false;
  const isHidden = /(^|\/)\./.test(name);
  return isDataName(name) && !isHidden && !SETTINGS.test(name);
}

/** What programs write about themselves. */
const SETTINGS =
  /(^|\/)(package(-lock)?|tsconfig[^/]*|composer|dataset_infos?|node_modules\/.*)\.json$/i;

/** Judgments, then what goes with them, then the rest. */
function order(name: string): number {
  if (/judg|battle|pair|match|tournament|review|arena|annotation|preference|vote/i.test(name)) {
    return 0;
  }
  return /question|answer|ranking|leaderboard|prompt/i.test(name) ? 1 : 2;
}

/**
 * Where a list goes on, by the header `Link` (RFC 8288) that came with its last page; null where
 * that was all, or where it would lead to another host.
 */
export function nextPage(link: string | null, url: string): string | null {
  const next = /<([^>]*)>;[^,]*\brel="?next\b/.exec(link ?? '')?.[1];
  const origin = /^https?:\/\/[^/]+\//.exec(url)?.[0];
  return next !== undefined && origin !== undefined && next.startsWith(origin) ? next : null;
}
