/** How many of a fit's draws a number was computed from. */
export interface Thinned {
  readonly used: number;
  readonly of: number;
}
