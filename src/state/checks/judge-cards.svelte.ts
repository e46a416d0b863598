/** Which judge's card is open, and who is looked for; kept when the page is left. */
class OpenCards {
  opened = $state<string | null>(null);
  search = $state('');
}

export const openCards = new OpenCards();
