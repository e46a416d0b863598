/** Something to be published, as it is shown and saved. */
export type Made =
  | {
      readonly kind: 'picture';
      readonly file: string;
      readonly svg: string;
      /** One sentence that stands for it. */
      readonly label: string;
      readonly width: number;
      readonly height: number;
      /** Pixels to each of its own in a PNG; null for the SVG itself. */
      readonly times: number | null;
    }
  | {
      readonly kind: 'text';
      readonly file: string;
      readonly text: string;
      /** Media type. */
      readonly type: string;
    }
  /** Several files in one, or one that is not text: made when it is saved. */
  | {
      readonly kind: 'package';
      readonly file: string;
      /** What is in it, in a sentence, and as it is written. */
      readonly lead: string;
      readonly text: string;
      readonly make: () => Promise<Blob | null>;
    }
  /** There is none as long as sampling goes on. */
  | { readonly kind: 'absent' };
