import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "../platform/storage.ts";
import type { ThemeChoice } from "./theme.ts";

const STORAGE_KEY = "warmline.theme";
const DARK_SYSTEM = "(prefers-color-scheme: dark)";
const listeners = new Set<() => void>();

function storedChoice(): ThemeChoice {
  const stored = readStored(STORAGE_KEY);
  return stored === "light" || stored === "dark" ? stored : "auto";
}

let choice: ThemeChoice = "auto";

function mark(): void {
  if (choice === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
}

/** Takes up the appearance chosen before; called once, before the first paint. */
export function startTheme(): void {
  choice = storedChoice();
  mark();
}

/** Changes the appearance at once and remembers it. */
export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  writeStored(STORAGE_KEY, next === "auto" ? null : next);
  mark();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const system = matchMedia(DARK_SYSTEM);
  listeners.add(listener);
  system.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", listener);
  };
}

function isDark(): boolean {
  return choice === "auto" ? matchMedia(DARK_SYSTEM).matches : choice === "dark";
}

/** What was chosen, and whether that is dark at present. */
export function useThemeChoice(): { readonly choice: ThemeChoice; readonly dark: boolean } {
  const dark = useSyncExternalStore(subscribe, isDark);
  const chosen = useSyncExternalStore(subscribe, () => choice);
  return { choice: chosen, dark };
}
