import { useEffect, useEffectEvent } from "react";
import { type Command, commandFor, type KeyPress } from "./core/keymap.ts";

const TEXT_FIELDS = "input, textarea, select, [contenteditable='true']";
const CONTROLS = "button, a, [role='button'], [role='radio'], [role='menuitem'], [role='option'], summary";
/** While one of these is open the keys belong to it. */
const OVERLAYS = [".ant-modal", ".ant-popover", ".ant-dropdown", ".ant-select-dropdown"].join(",");

function isOverlayOpen(): boolean {
  return [...document.querySelectorAll(OVERLAYS)].some(
    (one) => one.checkVisibility() && !one.className.includes("-leave"),
  );
}

function reduced(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : document.body;
  return {
    key: event.key,
    ctrl: event.ctrlKey,
    meta: event.metaKey,
    alt: event.altKey,
    composing: event.isComposing,
    inText: target.closest(TEXT_FIELDS) !== null,
    onControl: target.closest(CONTROLS) !== null,
  };
}

/** Carries out the inbox's keys wherever the focus is, except in open dialogs. `carryOut` says whether it used the key. */
export function useShortcuts(carryOut: (command: Command) => boolean): void {
  const latest = useEffectEvent(carryOut);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = commandFor(reduced(event));
      if (command === null || command === "send" || event.defaultPrevented) return;
      if (command !== "help" && isOverlayOpen()) return;
      if (latest(command)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
