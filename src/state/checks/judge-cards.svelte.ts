import { openParts } from './open-parts.svelte.ts';
import { router } from '../page/router.svelte.ts';

/** Which judge's card is open, and who is looked for; kept when the page is left. */
class OpenCards {
  opened = $state<string | null>(null);
  search = $state('');

  /** So that the way back from judgments leads to the cards. */
  leave(): void {
    openParts.set('judge-cards', true);
    router.ask('part=judge-cards');
  }
}

export const openCards = new OpenCards();
