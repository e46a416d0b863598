import type { RaterFile } from '../core/judge/study/rater-file.ts';
import { Board } from './board.ts';
import { Rating } from './rating.ts';

// Written by Caravan into this very page.
const file = JSON.parse(document.getElementById('study')?.textContent ?? '') as RaterFile;
const rating = new Rating(file);
document.body.prepend(new Board(rating).element);
addEventListener('beforeunload', (event) => {
  if (!rating.isSafe) event.preventDefault();
});
