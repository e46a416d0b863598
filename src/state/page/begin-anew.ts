/** Takes away what the page holds in memory alone: keys that were typed, drafts, tried priors. */
export function beginAnew(): void {
  location.reload();
}
