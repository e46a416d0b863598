/** What stands around a drawing that is saved, and its font; all absent on the page. */
export interface Paper {
  readonly title?: string;
  readonly source?: string;
  readonly font?: string;
}
