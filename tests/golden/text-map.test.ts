import TextMapDrawing from '../../src/charts/map/TextMapDrawing.svelte';
import { textMapPicture } from '../../src/charts/map/text-map.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { golden } from './golden-drawing.ts';

/** The map of questions or answers, of invented places: three heaps, and what is of no class. */
const random = createRandom(5);
const HEAPS = [0, 6, 30];
const places = Array.from({ length: 60 }, (_, at) => ({
  x: HEAPS[at % 3] + random.normal(),
  y: (at % 3) * 4 + random.normal(),
  own: at % 10 === 0 ? 3 : at % 3,
}));
const points = {
  x: places.map(({ x }) => x),
  y: places.map(({ y }) => y),
  classOf: places.map(({ own }) => own),
};
const classes = [
  { name: 'writing', isRest: false },
  { name: '日本の歴史と文化', isRest: false },
  { name: '<b>bold</b>', isRest: false },
  { name: 'No category', isRest: true },
];
const label = '60 questions';

golden('text-map', TextMapDrawing, {
  picture: textMapPicture(points, classes, 480),
  ...{ width: 480, label, marked: 7 },
});
golden('text-map-saved', TextMapDrawing, {
  picture: textMapPicture(points, classes, 320),
  ...{ width: 320, label, title: 'The questions', source: 'invented', font: 'sans-serif' },
});
