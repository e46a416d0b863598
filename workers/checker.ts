import { scoreMatrix, strongerMatrix } from '../src/core/posterior/matrices.ts';
import { heldDraws } from './held-draws.ts';
import { serve } from './serve.ts';

serve(
  {
    matrices: ({ held, ties }) => {
      const draws = heldDraws(held);
      return { stronger: strongerMatrix(draws), score: scoreMatrix(draws, ties) };
    },
  },
  self,
);
