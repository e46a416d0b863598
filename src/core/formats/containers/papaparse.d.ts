/**
 * The part of papaparse 5 that is used here. Its own types need Node's globals, which the
 * core must not see.
 */
declare module 'papaparse' {
  export interface ParsedRows {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly code: string; readonly row?: number }[];
    /** `cursor`: where the text after the last row read begins. */
    readonly meta: { readonly cursor: number };
  }
  export interface Parser {
    parse(text: string, baseIndex: number, ignoreLastRow: boolean): ParsedRows;
  }
  const Papa: {
    readonly Parser: new (dialect: {
      readonly delimiter: string;
      readonly newline: '\n' | '\r';
    }) => Parser;
  };
  export default Papa;
}
