/** Reads a state and hears of each change: the shape that React's `useSyncExternalStore` takes. */
export interface Readable<State> {
  readonly getState: () => State;
  /** Calls `listener` after each change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** One state behind one way to change it. */
export interface Store<State, Action> extends Readable<State> {
  readonly dispatch: (action: Action) => void;
}

/** Makes a store whose state only changes through `reduce`; listeners hear nothing when the state stayed the same object. */
export function createStore<State, Action>(
  initial: State,
  reduce: (state: State, action: Action) => State,
): Store<State, Action> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispatch(action) {
      const before = state;
      state = reduce(state, action);
      if (state !== before) for (const listener of [...listeners]) listener();
    },
  };
}
