import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';
import type { PartWords } from '../sheet/most-models.ts';
import { placesIn } from './places-in.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** A model's place in the picture, in pixels. */
export interface GraphNode {
  readonly model: ModelIndex;
  readonly x: number;
  readonly y: number;
  readonly label: {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    /** Degrees, about its own place. */
    readonly turn: number;
    readonly anchor: 'start' | 'middle' | 'end';
  };
}

/** Models that are linked by judgments, directly or through others. */
export interface GraphGroup {
  readonly models: readonly ModelIndex[];
  /** Upper left corner of its part of the picture. */
  readonly x: number;
  readonly y: number;
}

/** All pairs with about as many judgments, as one path. */
export interface GraphEdges {
  /** Fewest and most judgments among them. */
  readonly fewest: number;
  readonly most: number;
  readonly thickness: number;
  readonly path: string;
}

/** All that the drawing says. */
export interface GraphWords extends PartWords {
  /** One sentence that stands for the picture where it is not seen. */
  readonly summary: string;
  /** Name of the group at this place, from 0; shown where there are several. */
  readonly group: (at: number, models: number) => string;
  /** What a thickness means: from so many to so many judgments. */
  readonly thickness: (fewest: number, most: number) => string;
}

export interface GraphPicture {
  readonly width: number;
  readonly height: number;
  /** Largest first. */
  readonly groups: readonly GraphGroup[];
  readonly nodes: readonly GraphNode[];
  /** Thin ones first. */
  readonly edges: readonly GraphEdges[];
}

const FONT = 12;
const LONGEST_LABEL = 170;
const SHORTEST_LABEL = 60;
/** Groups stand side by side up to this width. */
const WIDEST = 960;
/** On a page narrower than this, circles are smaller. */
const NARROW = 500;
const GAP = 16;
const NAME_HEIGHT = 22;
/** Beyond this many models in a circle their names stand like spokes. */
const MAX_LEVEL = 16;
/** By number of models. */
const MIN_RADIUS: Readonly<Record<number, number>> = { 2: 30, 3: 50, 4: 60, 5: 70, 6: 80, 7: 95 };
const THICKNESS = [0.75, 1.25, 2, 3, 4.5];

/** Links between two models, both orders together. */
interface Link {
  readonly a: ModelIndex;
  readonly b: ModelIndex;
  readonly judgments: number;
}

/**
 * Models on circles, one circle for each connected group, clockwise from the top in the order
 * given; groups side by side, largest first. Models without judgments among those given are
 * groups of one. Where there are several groups, each has room above it for its name.
 * @param names by model
 * @param room width of the page, which the picture keeps to as far as it can
 */
export function comparisonGraph(
  counts: PairCounts,
  order: readonly ModelIndex[],
  names: readonly string[],
  room = WIDEST,
): GraphPicture {
  const links = linksOf(counts, order);
  const groups = groupsOf(order, links);
  const above = groups.length > 1 ? NAME_HEIGHT : 0;
  const placed: GraphGroup[] = [];
  const nodes: GraphNode[] = [];
  let [x, y, shelf, width] = [0, 0, 0, 0];
  for (const models of groups) {
    const circle = circleOf(
      models.map((model) => names[model]),
      room,
    );
    if (x > 0 && x + circle.width > Math.min(room, WIDEST)) [x, y, shelf] = [0, y + shelf + GAP, 0];
    placed.push({ models, x, y });
    nodes.push(...nodesOf(models, circle, x, y + above));
    shelf = Math.max(shelf, circle.height + above);
    x += circle.width + GAP;
    width = Math.max(width, x - GAP);
  }
  return { width, height: y + shelf, groups: placed, nodes, edges: edgesOf(links, nodes) };
}

/** The models as they follow each other in the picture. */
export function modelsByGroup(counts: PairCounts, order: readonly ModelIndex[]): ModelIndex[] {
  return groupsOf(order, linksOf(counts, order)).flat();
}

/** Every link of one model as a path. */
export function linksFrom(counts: PairCounts, picture: GraphPicture, model: ModelIndex): string {
  const place = placesOf(picture.nodes);
  return linksOf(counts, [...place.keys()])
    .filter(({ a, b }) => a === model || b === model)
    .map((link) => segment(link, place))
    .join('');
}

/** With how many others a model was compared, and how often. */
export function linkTotals(
  counts: PairCounts,
  order: readonly ModelIndex[],
  model: ModelIndex,
): { readonly opponents: number; readonly judgments: number } {
  const own = linksOf(counts, order).filter(({ a, b }) => a === model || b === model);
  return {
    opponents: own.length,
    judgments: own.reduce((total, { judgments }) => total + judgments, 0),
  };
}

function linksOf(counts: PairCounts, shown: readonly ModelIndex[]): Link[] {
  const size = shown.length;
  const links: Link[] = [];
  judgmentsOf(counts, shown).forEach((judgments, at) => {
    if (judgments === 0) return;
    links.push({ a: shown[Math.floor(at / size)], b: shown[at % size], judgments });
  });
  return links;
}

/** Judgments of two models, both orders together: by their places among those shown, the lower first. */
function judgmentsOf(counts: PairCounts, shown: readonly ModelIndex[]): Float64Array {
  const size = shown.length;
  const place = placesIn(counts, shown);
  const judgments = new Float64Array(size * size);
  for (let p = 0; p < counts.left.length; p++) {
    const x = place[counts.left[p]];
    const y = place[counts.right[p]];
    if (x < 0 || y < 0 || x === y) continue;
    judgments[Math.min(x, y) * size + Math.max(x, y)] +=
      counts.leftWins[p] + counts.rightWins[p] + counts.ties[p];
  }
  return judgments;
}

function groupsOf(order: readonly ModelIndex[], links: readonly Link[]): ModelIndex[][] {
  const parent = new Map(order.map((model) => [model, model]));
  const root = (model: ModelIndex): ModelIndex => {
    for (let from = model; ;) {
      const up = parent.get(from) ?? from;
      const over = parent.get(up) ?? up;
      if (up === over) return up;
      parent.set(from, over);
      from = over;
    }
  };
  for (const { a, b } of links) parent.set(root(a), root(b));
  const groups = new Map<ModelIndex, ModelIndex[]>();
  for (const model of order) {
    const group = groups.get(root(model)) ?? [];
    groups.set(root(model), group);
    group.push(model);
  }
  // Groups of one size by their first models, as core/model/graph.ts numbers them.
  return [...groups.values()]
    .map((models) => ({ models, first: models.reduce((a, b) => Math.min(a, b)) }))
    .sort((a, b) => b.models.length - a.models.length || a.first - b.first)
    .map(({ models }) => models);
}

interface Circle {
  readonly labels: readonly string[];
  readonly radius: number;
  readonly isSpoked: boolean;
  readonly width: number;
  readonly height: number;
}

function circleOf(names: readonly string[], room: number): Circle {
  const count = names.length;
  const isSpoked = count > MAX_LEVEL;
  const around = (count * (isSpoked ? 14 : 26)) / (2 * Math.PI);
  const least = MIN_RADIUS[count] ?? 110;
  const radius = count === 1 ? 0 : Math.max(room < NARROW ? Math.min(80, least) : least, around);
  const beside = Math.max(SHORTEST_LABEL, Math.min(LONGEST_LABEL, room / 2 - radius - 12));
  const labels = names.map((name) => cutMiddle(name, FONT, beside));
  const widest = Math.max(...labels.map((label) => textWidth(label, FONT)));
  const across = radius + 12 + widest;
  const down = radius + (isSpoked ? 12 + widest : 24);
  return { labels, radius, isSpoked, width: Math.ceil(2 * across), height: Math.ceil(2 * down) };
}

function nodesOf(
  models: readonly ModelIndex[],
  { labels, radius, isSpoked, width, height }: Circle,
  left: number,
  top: number,
): GraphNode[] {
  const [middle, centre] = [left + width / 2, top + height / 2];
  return models.map((model, at): GraphNode => {
    const angle = (at / models.length) * 2 * Math.PI - Math.PI / 2;
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [middle + radius * across, centre + radius * down];
    const isLeft = across < -1e-9;
    const text = labels[at];
    if (isSpoked) {
      const turn = (angle * 180) / Math.PI + (isLeft ? 180 : 0);
      const place = { x: x + 8 * across, y: y + 8 * down };
      return { model, x, y, label: { text, ...place, turn, anchor: isLeft ? 'end' : 'start' } };
    }
    const isUpright = Math.abs(across) < 1e-9;
    const anchor = isUpright ? 'middle' : isLeft ? 'end' : 'start';
    const place = { x: x + 9 * across, y: y + (isUpright ? 16 : 9) * down };
    return { model, x, y, label: { text, ...place, turn: 0, anchor } };
  });
}

function edgesOf(links: readonly Link[], nodes: readonly GraphNode[]): GraphEdges[] {
  const place = placesOf(nodes);
  // A thousand models have half a million links: too many for arguments of a function.
  const fewest = links.reduce((least, { judgments }) => Math.min(least, judgments), Infinity);
  const most = links.reduce((greatest, { judgments }) => Math.max(greatest, judgments), 0);
  const levels = THICKNESS.map(() => [] as Link[]);
  for (const link of links) {
    const share =
      (Math.log(link.judgments) - Math.log(fewest)) / (Math.log(most) - Math.log(fewest));
    const level = Math.floor(share * THICKNESS.length);
    // Where all are equal, share is no number.
    levels[fewest === most ? 1 : Math.min(THICKNESS.length - 1, level)].push(link);
  }
  return levels.flatMap((level, at) => {
    if (level.length === 0) return [];
    const counts = level.map(({ judgments }) => judgments).sort((a, b) => a - b);
    return {
      fewest: counts[0],
      most: counts[counts.length - 1],
      thickness: THICKNESS[at],
      path: level.map((link) => segment(link, place)).join(''),
    };
  });
}

/** Where each model stands, as the text of a path. */
function placesOf(nodes: readonly GraphNode[]): Map<ModelIndex, string> {
  return new Map(
    nodes.map(({ model, x, y }) => [
      model,
      `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`,
    ]),
  );
}

function segment({ a, b }: Link, place: ReadonlyMap<ModelIndex, string>): string {
  return `M${place.get(a) ?? ''}L${place.get(b) ?? ''}`;
}
