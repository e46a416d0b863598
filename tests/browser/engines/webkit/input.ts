/** Keys as WebDriver writes them (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS: Readonly<Record<string, string>> = {
  ...{ Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009' },
  ...{ Alt: '\uE00A', Escape: '\uE00C', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010' },
  ...{ Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014' },
  ...{ ArrowDown: '\uE015', Delete: '\uE017', Meta: '\uE03D', ControlOrMeta: '\uE009' },
  ...{ Space: ' ', '\n': '\uE007' },
};
const keyOf = (name: string) => KEYS[name] ?? name;

/** Sends WebDriver's actions to the page. */
type Act = (actions: readonly object[]) => Promise<void>;

export function keyboardOf(act: Act) {
  const keys = (actions: readonly object[]) => act([{ type: 'key', id: 'keys', actions }]);
  const down = (value: string) => ({ type: 'keyDown', value });
  const up = (value: string) => ({ type: 'keyUp', value });
  return {
    /** @param combination as `Shift+Tab` */
    press: (combination: string) => {
      const pressed = combination === '+' ? ['+'] : combination.split('+').map(keyOf);
      return keys([...pressed.map(down), ...pressed.toReversed().map(up)]);
    },
    type: (text: string) =>
      keys(Array.from(text, keyOf).flatMap((value) => [down(value), up(value)])),
    down: (name: string) => keys([down(keyOf(name))]),
    up: (name: string) => keys([up(keyOf(name))]),
  };
}

export function mouseOf(act: Act) {
  const parameters = { pointerType: 'mouse' };
  const moves = (actions: readonly object[]) =>
    act([{ type: 'pointer', id: 'mouse', parameters, actions }]);
  let at = { x: 0, y: 0 };
  const moveTo = (x: number, y: number) => {
    at = { x: Math.round(x), y: Math.round(y) };
    return { type: 'pointerMove', origin: 'viewport', duration: 0, ...at };
  };
  const down = { type: 'pointerDown', button: 0 };
  const up = { type: 'pointerUp', button: 0 };
  return {
    move: (x: number, y: number, { steps = 1 }: { readonly steps?: number } = {}) => {
      const from = at;
      const part = (start: number, end: number, step: number) =>
        start + ((end - start) * (step + 1)) / steps;
      return moves(
        Array.from({ length: steps }, (_, step) =>
          moveTo(part(from.x, x, step), part(from.y, y, step)),
        ),
      );
    },
    down: () => moves([down]),
    up: () => moves([up]),
    click: (x: number, y: number, { clickCount = 1 }: { readonly clickCount?: number } = {}) =>
      moves([moveTo(x, y), ...Array.from({ length: clickCount }, () => [down, up]).flat()]),
    wheel: (deltaX: number, deltaY: number) => {
      const scroll = { type: 'scroll', origin: 'viewport', duration: 0, ...at, deltaX, deltaY };
      return act([{ type: 'wheel', id: 'wheel', actions: [scroll] }]);
    },
  };
}
