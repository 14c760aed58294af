import { useEffect, useEffectEvent } from "react";

/** Commands of the keyboard that the open conversation carries out. */
export type PaneCommand = "close" | "note" | "take" | "write" | "correct";

const listeners = new Set<(command: PaneCommand) => void>();

/** Hands a command to the open conversation; nothing happens when none is open. */
export function tellPane(command: PaneCommand): void {
  for (const listener of [...listeners]) listener(command);
}

/** Carries out commands while the component is shown. */
export function usePaneCommands(carryOut: (command: PaneCommand) => void): void {
  const latest = useEffectEvent(carryOut);
  useEffect(() => {
    const listener = (command: PaneCommand): void => latest(command);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
