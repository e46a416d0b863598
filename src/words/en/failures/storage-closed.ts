import type { StorageClosed } from '../../../core/failure.ts';

/** Why nothing is kept, and what to do, in English. */
export function storageClosedEn({ reason, message }: StorageClosed): string {
  const said = message === '' ? '' : ` (${message})`;
  switch (reason) {
    case 'other-tab':
      return 'An older version of Caravan is open in another tab or window. Close it, and this page will continue. Until then you can still rank files, but nothing is saved in this browser and judging can’t run.';
    case 'newer':
      return 'A newer version of Caravan has been used in this browser, and this older page can’t read what it stored. Reload the page to get the new version; if you open Caravan from a file, get the latest file. Until then you can still rank files, but nothing is saved and judging can’t run.';
    case 'denied':
      return `The browser does not let this page store anything${said}. Allow site data for it, or leave the private window, then reload the page. Until then you can still rank files, but nothing is saved and judging can’t run: export what you need.`;
    case 'no-room':
      return `The browser has no room to store anything${said}. Free some disk space, then reload the page. Until then you can still rank files, but nothing is saved and judging can’t run: export what you need.`;
    case 'broken':
      return `The browser can’t open what is stored here${said}. Restart the browser; if that does not help, delete this site’s data in the browser’s settings, which deletes your runs too. Until then you can still rank files, but nothing is saved and judging can’t run: export what you need.`;
  }
}
