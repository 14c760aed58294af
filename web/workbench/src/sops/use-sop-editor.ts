import type { Sop, SopProblem } from "@warmline/contract";
import { useEffect, useEffectEvent, useState } from "react";
import type { Answer } from "../platform/http.ts";
import { isSame } from "./core/edit-sop.ts";
import { begun, changed, type History, redone, undone } from "./core/history.ts";
import { checkSop, deleteSop, publishSop, rollBackSop, saveSop, type WholeSop, withdrawSop } from "./sops-api.ts";

/** What happened last. */
export type SopEvent = "saved" | "published" | "withdrawn" | "rolledBack";

/** The state of the editor of a process and what can be done with it. */
export interface SopEditor {
  readonly draft: Sop;
  readonly kept: WholeSop;
  readonly problems: readonly SopProblem[];
  readonly unsaved: boolean;
  readonly busy: boolean;
  readonly event: SopEvent | null;
  /** The code of what the last request was refused for. */
  readonly refused: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `what`: changes of the same thing one after the other are undone together. */
  readonly change: (next: Sop, what?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
  readonly publish: () => void;
  readonly withdraw: () => void;
  /** For good; afterwards there is nothing left to edit. */
  readonly remove: () => void;
  readonly rollBack: (version: number) => void;
}

interface State {
  readonly kept: WholeSop;
  readonly history: History<Sop>;
  readonly problems: readonly SopProblem[];
  readonly busy: boolean;
  readonly event: SopEvent | null;
  readonly refused: string | null;
}

const opened = (kept: WholeSop): State => ({
  kept,
  history: begun(kept.draft),
  problems: kept.problems,
  busy: false,
  event: null,
  refused: null,
});

/** A look at the draft waits until nothing was typed for so long, in milliseconds. */
const CHECK_AFTER_MS = 400;

/** Edits a process: changes can be taken back, are checked as they are made, and are saved and published when asked. */
export function useSopEditor(shopId: string, from: WholeSop, onRemoved: () => void): SopEditor {
  const [state, setState] = useState(() => opened(from));
  const { kept, history, busy } = state;
  const { id } = kept;
  const draft = history.now;
  const unsaved = !isSame(draft, kept.draft);

  const run = async (work: () => Promise<Answer<WholeSop>>, event: SopEvent): Promise<WholeSop | null> => {
    if (busy) return null;
    setState((now) => ({ ...now, busy: true, refused: null, event: null }));
    const answer = await work();
    if (!answer.ok) {
      const found = answer.code === "sop_unfit" ? await checkSop(shopId, { sop: draft, id }) : null;
      setState((now) => ({ ...withProblems(now, found), busy: false, refused: answer.code }));
      return null;
    }
    const { value } = answer;
    // What was typed meanwhile stays.
    setState((now) => {
      const isUntouched = isSame(now.history.now, draft);
      const next = event === "rolledBack" || isUntouched ? changedTo(now.history, value.draft) : now.history;
      return { ...now, kept: value, history: next, problems: value.problems, busy: false, event };
    });
    return value;
  };
  const save = (): Promise<WholeSop | null> =>
    run(() => saveSop(shopId, id, { sop: draft, revision: kept.revision }), "saved");
  // Saved first, and kept as saved: where the publishing is refused the next save is over the right revision.
  const publish = async (): Promise<void> => {
    const saved = unsaved ? await save() : kept;
    if (saved === null) return;
    await run(() => publishSop(shopId, id, saved.revision), "published");
  };

  const remove = async (): Promise<void> => {
    if (busy) return;
    setState((now) => ({ ...now, busy: true, refused: null, event: null }));
    const answer = await deleteSop(shopId, id, kept.revision);
    if (answer.ok) onRemoved();
    else setState((now) => ({ ...now, busy: false, refused: answer.code }));
  };

  useCheck(shopId, { id, draft, unsaved }, (problems) => setState((now) => ({ ...now, problems })));
  const edit = (move: (history: History<Sop>) => History<Sop>): void =>
    setState((now) => ({ ...now, history: move(now.history), event: null, refused: null }));
  const undo = (): void => edit(undone);
  const redo = (): void => edit(redone);
  const saveChanges = (): void => {
    if (unsaved) void save();
  };
  useKeys({ save: saveChanges, undo, redo });
  return {
    draft,
    kept,
    // What was wrong with changes that were taken back is wrong no more.
    problems: unsaved ? state.problems : kept.problems,
    unsaved,
    busy,
    event: state.event,
    refused: state.refused,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (next, what) => edit((now) => changed(now, next, what ?? null)),
    undo,
    redo,
    save: saveChanges,
    publish: () => void publish(),
    withdraw: () => void run(() => withdrawSop(shopId, id), "withdrawn"),
    remove: () => void remove(),
    rollBack: (version) => void run(() => rollBackSop(shopId, id, version), "rolledBack"),
  };
}

/** What a refusal found out stands until the draft is another one. */
function withProblems(state: State, found: readonly SopProblem[] | null): State {
  return found === null ? state : { ...state, problems: found, kept: { ...state.kept, problems: found } };
}

function changedTo(history: History<Sop>, draft: Sop): History<Sop> {
  return isSame(history.now, draft) ? history : changed(history, draft, null);
}

interface Checked {
  readonly id: string;
  readonly draft: Sop;
  readonly unsaved: boolean;
}

/** Looks at the draft again whenever it was changed. */
function useCheck(shopId: string, { id, draft, unsaved }: Checked, tell: (found: readonly SopProblem[]) => void): void {
  const told = useEffectEvent(tell);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      void checkSop(shopId, { sop: draft, id, signal: ending.signal }).then((found) => {
        if (found !== null && !ending.signal.aborted) told(found);
      });
    }, CHECK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [shopId, id, draft, unsaved]);
}

interface Keys {
  readonly save: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Ctrl/Cmd+S saves; Ctrl/Cmd+Z takes back outside of fields, which have an undo of their own. */
function useKeys({ save, undo, redo }: Keys): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const isTyping = event.target instanceof HTMLElement && event.target.matches("input, textarea");
    if (key === "s") save();
    else if (key === "z" && !isTyping) (event.shiftKey ? redo : undo)();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => pressed(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}
