import type { AnswerTurn, AskSetup, AskTask, Finish } from '../core/ask/setup.ts';
import { splitThinking } from '../core/judge/reading/thinking.ts';
import type { CallResult, CallWork } from './call-work.ts';

/** Whom a run of asking calls, and what it makes of what they say. */
export function askingCalls(setup: AskSetup) {
  return {
    models: setup.models,
    modelOf: ({ model }) => model,
    goesOnWithout: true,
    limits: setup,
    replyOf: answerTurn,
  } satisfies Partial<CallWork<AskTask, AnswerTurn>>;
}

/** What a model said in a turn, as it is stored: its thinking apart, wherever it came. */
export function answerTurn(
  { model, question, sample, turn }: AskTask,
  { answered, charge, ...times }: CallResult,
): AnswerTurn {
  const { thinking, text } = splitThinking(answered.text);
  return {
    ...{ model, question, sample, turn, text },
    thinking: [answered.thinking, thinking].filter((one) => one !== '').join('\n\n'),
    finish: finishOf(answered.stop, text),
    ...charge,
    ...times,
    servedBy: answered.servedBy,
  };
}

function finishOf(stop: CallResult['answered']['stop'], text: string): Finish {
  return stop === 'end' && text.trim() === '' ? 'empty' : stop;
}
