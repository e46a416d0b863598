import type { LinkPart } from '../../core/publish/link/link-parts.ts';

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
  | {
      readonly kind: 'link';
      /** The whole address; null where there is none. */
      readonly link: string | null;
      /** How long it is and what it carries, or why there is none. */
      readonly lead: string;
      /** What of the ranking would fit, where all of it does not. */
      readonly fits: LinkPart | null;
    }
  /** There is none as long as sampling goes on. */
  | { readonly kind: 'absent' };
