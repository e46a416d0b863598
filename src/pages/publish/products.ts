import { nextTask } from '../../next-task.ts';
import type { Product } from '../../state/publish/publishing.svelte.ts';
import { badgeProduct } from './badge-product.ts';
import { citationProduct } from './citation-product.ts';
import { drawsProduct } from './draws-product.ts';
import { figureProduct } from './figure-product.ts';
import { fileProduct } from './file-product.ts';
import { linkProduct } from './link-product.ts';
import type { Made } from './made.ts';
import { printedOf } from './printed.ts';
import type { PublishRequest } from './printed.ts';
import { reportProduct } from './report-product.ts';
import { tableProduct } from './table-product.ts';

const MAKERS: Readonly<Record<Product, (request: PublishRequest) => Promise<Made> | Made>> = {
  figure: async (request) => figureProduct(request, await printedOf(request)),
  table: async (request) => tableProduct(request, await printedOf(request)),
  badge: async (request) => badgeProduct(request, await printedOf(request)),
  citation: async (request) => citationProduct(request, await printedOf(request)),
  report: reportProduct,
  link: linkProduct,
  draws: async (request) => drawsProduct(request, await printedOf(request)),
  files: fileProduct,
};

/** What is shown and, as it is, saved: of thousands of models made in one task, and shown in the next. */
export async function makeProduct(request: PublishRequest): Promise<Made> {
  const made = await MAKERS[request.settings.product](request);
  await nextTask();
  return made;
}
