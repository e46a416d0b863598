import type {
  Material,
  MaterialChoice,
  PlacedQuestion,
  TextPlace,
} from '../../../core/judge/material.ts';
import type { JudgedQuestion } from '../../../core/judge/setup.ts';
import type { DataSource } from '../../../storage/records.ts';
import { readMaterial } from '../../data/contents.ts';
import { importing } from '../../data/importing.svelte.ts';
import { keeping } from '../../data/keeping.svelte.ts';
import { textAt, textsAt } from '../../data/placed-texts.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';

/** Questions with their texts, and how many had to be left out because theirs are not kept. */
export interface Fetched {
  readonly models: readonly string[];
  readonly questions: readonly JudgedQuestion[];
  readonly missing: number;
}

interface Asked {
  /** Null where there are no files. */
  readonly source: DataSource | null;
  readonly choice: MaterialChoice;
}

/** Texts of which some may be wanted. */
interface Wanted {
  readonly material: Material;
  readonly asked: Asked;
  /** Goes up whenever texts were stored. */
  readonly kept: number;
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.material === b.material && a.kept === b.kept;
}

/** Choices are about the models and categories of one source. */
interface MadeChoice {
  readonly source: DataSource | null;
  readonly choice: MaterialChoice;
}

const EVERYTHING: MaterialChoice = { models: null, categories: null, most: 200, seed: 1 };
/** Questions whose texts are read to estimate how long all are, and answers to them. */
const SAMPLE = 40;
const SAMPLE_ANSWERS = 1000;
const NOTHING: Material = {
  ...{ models: [], categories: [], questions: 0, isCut: false },
  chosen: { models: [], questions: [] },
};

/** What a new run is to judge. */
export class JudgingMaterial {
  #made = $state.raw<MadeChoice>({ source: null, choice: EVERYTHING });
  readonly #answers = new NewestAnswer<Asked, Material>(
    (asked) => materialFor(asked),
    (a, b) => a.source === b.source && a.choice === b.choice,
  );
  readonly #previews = new NewestAnswer<Wanted, Fetched>(
    ({ material: { chosen }, asked }) =>
      fetchTexts(asked.source, chosen.models, chosen.questions.slice(0, 3)),
    isSame,
  );
  readonly #samples = new NewestAnswer<Wanted, Fetched>(
    ({ material: { chosen }, asked }) => fetchTexts(asked.source, chosen.models, spread(chosen)),
    isSame,
  );

  readonly source = $derived(importing.source);
  readonly choice = $derived(this.#made.source === this.source ? this.#made.choice : EVERYTHING);
  readonly #asked = $derived<Asked>({ source: this.source, choice: this.choice });
  readonly #wanted = $derived({ asked: this.#asked, kept: keeping.changes });

  /** Null while it is looked for; what was found for earlier choices of the same source stays. */
  readonly found = $derived.by<Material | null>(() => {
    const answer = this.#answers.look(this.#asked);
    if (answer === null || answer.failure) return answer && NOTHING;
    return answer.question.source === this.source ? answer.value : null;
  });
  readonly isFresh = $derived(this.#answers.look(this.#asked)?.question === this.#asked);

  /** Some of the chosen questions with their texts; none where they are not kept. */
  readonly preview = $derived.by<Fetched | null>(() => {
    const { found } = this;
    if (found === null || found.chosen.questions.length === 0) return null;
    const answer = this.#previews.look({ ...this.#wanted, material: found });
    return answer === null || answer.failure ? null : answer.value;
  });

  /** More of them, spread over all, for estimates of the rest. */
  readonly sample = $derived.by<Fetched | null>(() => {
    const { found } = this;
    if (found === null) return null;
    const answer = this.#samples.look({ ...this.#wanted, material: found });
    if (answer === null || answer.failure || answer.question.material !== found) return null;
    return answer.value;
  });

  change(part: Partial<MaterialChoice>): void {
    this.#made = { source: this.source, choice: { ...this.choice, ...part } };
  }

  /** The chosen questions with their texts. */
  async texts(): Promise<Fetched> {
    const asked = this.#asked;
    const { chosen } = await materialFor(asked);
    return fetchTexts(asked.source, chosen.models, chosen.questions);
  }
}

/** Some of them, evenly spaced. */
function spread({ models, questions }: Material['chosen']): PlacedQuestion[] {
  const most = Math.max(1, Math.min(SAMPLE, Math.floor(SAMPLE_ANSWERS / models.length)));
  const step = Math.max(1, questions.length / most);
  return questions.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

async function materialFor({ source, choice }: Asked): Promise<Material> {
  return source === null ? NOTHING : readMaterial(choice);
}

/** @param models in whose order the answers are */
export async function fetchTexts(
  source: DataSource | null,
  models: readonly string[],
  placed: readonly PlacedQuestion[],
): Promise<Fetched> {
  /** Null where any is not kept: half an answer can't be judged. */
  const all = (places: readonly TextPlace[]) => textsAt(places, (place) => textAt(source, place));
  const questions: JudgedQuestion[] = [];
  for (const { id, category, ...places } of placed) {
    const turns = await all(places.turns);
    const answers: (readonly string[] | null)[] = [];
    for (const answer of places.answers) answers.push(answer && (await all(answer)));
    if (turns === null || answers.filter((answer) => answer !== null).length < 2) continue;
    const reference = (await all(places.reference)) ?? [];
    questions.push({ id, category, turns, reference, answers });
  }
  return { models, questions, missing: placed.length - questions.length };
}
