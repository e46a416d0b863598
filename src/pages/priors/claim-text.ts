import type { Claim } from '../../core/posterior/prior/claims.ts';

/** Words that claims are made of. */
export interface ClaimWords {
  readonly strength: (name: string) => string;
  readonly lead: (first: string, second: string) => string;
  readonly order: string;
  readonly tie: string;
  readonly strong: string;
  readonly tau: string;
  readonly omega: string;
}

/** @param names by model */
export function claimText(claim: Claim, names: readonly string[], words: ClaimWords): string {
  switch (claim.kind) {
    case 'lead':
      return words.lead(names[claim.model], names[claim.next]);
    case 'strength':
      return words.strength(names[claim.model]);
    case 'order':
    case 'tie':
    case 'strong':
    case 'tau':
    case 'omega':
      return words[claim.kind];
  }
}
