import { useEffect, useEffectEvent, useState } from "react";
import { type Edited, toSend } from "./core/editor-parts.ts";
import { lacks } from "./core/lacks.ts";
import { saysSame, type SaidValue } from "./core/said-value.ts";
import { readSaid, type Said, type SaidPart, saveSaid } from "./said-api.ts";
import type { FieldError } from "../platform/http.ts";

/** Why the last save did not happen. */
export type SaveProblem =
  | { readonly kind: "lacks" }
  | { readonly kind: "conflict" }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly detail: string | null;
      readonly errors: readonly FieldError[];
    };

/** What is edited. */
export interface EditorOptions {
  readonly shopId: string;
  readonly part: SaidPart;
  readonly from: Said;
  /** What of it is on the screen. */
  readonly inputs: (value: SaidValue) => readonly Edited[];
}

/** The state of an editor and what can be done with it. */
export interface SaidEditor {
  readonly value: SaidValue;
  readonly change: (value: SaidValue) => void;
  readonly unsaved: boolean;
  readonly busy: boolean;
  /** Paths of what is needed and not there; empty until somebody tried to save. */
  readonly lacking: ReadonlySet<string>;
  readonly problem: SaveProblem | null;
  readonly outcome: "saved" | "undone" | null;
  readonly save: () => void;
  readonly discard: () => void;
  readonly undo: () => void;
  /** After a conflict: what the other one saved, or the own words over it. */
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

interface State {
  readonly base: Said;
  readonly value: SaidValue;
  readonly before: SaidValue | null;
  readonly busy: boolean;
  readonly tried: boolean;
  readonly problem: SaveProblem | null;
  readonly outcome: "saved" | "undone" | null;
}

/** An untouched editor of what was read. */
const begun = (base: Said): State => ({
  base,
  value: base.value,
  before: null,
  busy: false,
  tried: false,
  problem: null,
  outcome: null,
});

/** Edits a part of what a shop says: saved whole, undone after a save, careful with what others saved meanwhile. */
export function useSaidEditor({ shopId, part, from, inputs }: EditorOptions): SaidEditor {
  const [state, setState] = useState(() => begun(from));
  const { base, value } = state;
  const missing = inputs(value).flatMap((one) => lacks(one.value, one.input, one.path));
  const send = async (revision: string, wanted: SaidValue, outcome: "saved" | "undone"): Promise<void> => {
    setState((now) => ({ ...now, busy: true, problem: null }));
    const answer = await saveSaid(shopId, part, { revision, value: wanted });
    if (answer.ok)
      return setState({ ...begun(answer.value), before: outcome === "saved" ? base.value : null, outcome });
    const { code, detail, errors = [] } = answer;
    const problem: SaveProblem =
      code === "said_changed" ? { kind: "conflict" } : { kind: "refused", code, detail, errors };
    setState((now) => ({ ...now, busy: false, problem }));
  };
  const save = (): void => {
    if (state.busy || saysSame(value, base.value)) return;
    if (missing.length > 0) setState((now) => ({ ...now, tried: true, problem: { kind: "lacks" } }));
    else void send(base.revision, toSend(part, value), "saved");
  };
  const latest = async (use: (said: Said) => void): Promise<void> => {
    const answer = await readSaid(shopId, part);
    if (answer.ok) use(answer.value);
  };
  const saveByKey = useEffectEvent(save);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      saveByKey();
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
  return {
    value,
    change: (next) => setState((now) => ({ ...now, value: next, outcome: null })),
    unsaved: !saysSame(value, base.value),
    busy: state.busy,
    lacking: new Set(state.tried ? missing : []),
    problem: state.problem,
    outcome: state.outcome,
    save,
    discard: () => setState(begun(base)),
    undo: () => state.before !== null && void send(base.revision, toSend(part, state.before), "undone"),
    takeTheirs: () => void latest((said) => setState(begun(said))),
    keepMine: () => void latest((said) => void send(said.revision, toSend(part, value), "saved")),
  };
}
