/** Called with how much of a piece of work is done, 0 … 1. */
export type OnShare = (share: number) => void;

/** For a part of that work, which goes from one share of it to another. */
export function within(
  onShare: OnShare | undefined,
  from: number,
  to: number,
): OnShare | undefined {
  return onShare && ((share) => onShare(from + (to - from) * share));
}

/** Never less than was said before: what is to come is only guessed. */
export function rising(onShare: OnShare | undefined): OnShare | undefined {
  let most = 0;
  return onShare && ((share) => onShare((most = Math.max(most, share))));
}

/** For work on so many rows, each as long as another. */
export function byRow(onShare: OnShare | undefined, rows: number) {
  return (
    onShare &&
    ((done: number): void => {
      onShare(done / rows);
    })
  );
}
