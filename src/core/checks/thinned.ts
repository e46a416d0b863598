/** How many of a fit's draws a figure was computed from. */
export interface Thinned {
  readonly used: number;
  readonly of: number;
}
