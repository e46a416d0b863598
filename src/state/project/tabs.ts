/** What one tab tells the others; each looks into storage for itself. */
export type TabNews =
  /** Projects were made or named. */
  | { readonly kind: 'projects' }
  | { readonly kind: 'project-deleted'; readonly project: string }
  /** All that this browser kept. */
  | { readonly kind: 'everything-deleted' }
  /** The files of a project, and what is ranked of them. */
  | { readonly kind: 'source'; readonly project: string }
  /** A fit of a project was stored. */
  | { readonly kind: 'fit'; readonly project: string }
  /** Runs of judging or asking of a project were begun, named or deleted. */
  | { readonly kind: 'sessions'; readonly project: string }
  /** What a run has got. */
  | { readonly kind: 'replies'; readonly run: string };

/** All tabs of this page, which see each other's changes. */
class Tabs {
  readonly #channel = openChannel();

  tell(news: TabNews): void {
    this.#channel?.postMessage(news);
  }

  /** @param hear is told what other tabs have done */
  listen(hear: (news: TabNews) => void): void {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => {
      hear(data);
    });
  }
}

export const tabs = new Tabs();

/** Pages from files, those that may store nothing, and old browsers may have none. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('caravan');
  } catch {
    return null;
  }
}
