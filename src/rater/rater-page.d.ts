/** The page of a rater as .setup/rater-page.ts builds it, with a place for its data. */
declare module 'virtual:rater-page' {
  export const raterPage: string;
}
