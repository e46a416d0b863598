/**
 * A page that is left may be kept as it stands, so that Back finds it (`persisted`); in WebKit its
 * transactions are kept with it, and until it is thrown away every other page waits for what they
 * hold. So it gives them and its connection back, as a page does that is not kept. Where something
 * was undone it begins anew when it returns: what it was about to know is not there.
 */
export function giveBackOnLeaving(db: IDBDatabase, closed: () => void): void {
  // Without a page nothing is left.
  if (!('onpagehide' in globalThis)) return;
  const running = new Set<IDBTransaction>();
  const begin = db.transaction.bind(db);
  db.transaction = (...asked) => {
    const tx = begin(...asked);
    running.add(tx);
    for (const end of ['complete', 'abort'])
      tx.addEventListener(end, () => {
        running.delete(tx);
      });
    return tx;
  };
  const leave = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    if (running.size > 0)
      addEventListener('pageshow', () => {
        location.reload();
      });
    for (const tx of running) undo(tx);
    db.close();
    closed();
  };
  // Once: a page that comes back opens another connection.
  addEventListener('pagehide', leave, { once: true });
}

function undo(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // All of it is done, but for the news of it.
  }
}
