import { Alert, Button } from "antd";
import type { ReactElement } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import type { SaidEditor, SaveProblem } from "./use-said-editor.ts";
import { filled, useRulesWords } from "./use-rules-words.ts";

/** Always at hand below the editor: whether it is saved, saving, and taking back. */
export function SaidBar({ editor }: { readonly editor: SaidEditor }): ReactElement {
  const words = useRulesWords();
  const { unsaved, busy, outcome, problem } = editor;
  return (
    <div className="said-bar">
      {problem !== null && <Problem problem={problem} editor={editor} />}
      <div className="said-bar-line">
        <p role="status" className="said-bar-state">
          {unsaved ? words.changed : outcome === null ? words.shortcut : words[outcome]}
        </p>
        {outcome === "saved" && !unsaved && <Button onClick={editor.undo}>{words.undo}</Button>}
        {unsaved && (
          <Button disabled={busy} onClick={editor.discard}>
            {words.discard}
          </Button>
        )}
        <Button type="primary" disabled={!unsaved} loading={busy} onClick={editor.save}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}

function Problem({ problem, editor }: { readonly problem: SaveProblem; readonly editor: SaidEditor }): ReactElement {
  const { t } = useWords();
  const words = useRulesWords();
  switch (problem.kind) {
    case "lacks":
      return <Alert type="warning" role="alert" title={filled(words.lacking, { count: editor.lacking.size })} />;
    case "conflict":
      return (
        <Alert
          type="warning"
          role="alert"
          title={words.conflict}
          action={
            <span className="said-bar-choice">
              <Button size="small" onClick={editor.takeTheirs}>
                {words.takeTheirs}
              </Button>
              <Button size="small" onClick={editor.keepMine}>
                {words.keepMine}
              </Button>
            </span>
          }
        />
      );
    case "refused": {
      const { code, detail, errors } = problem;
      if (code === "coupon_held")
        return <Alert type="error" role="alert" title={filled(words.held, { codes: detail ?? "" })} />;
      const places = errors.map(({ path }) => path.split("/").slice(2).join(" › ")).join(", ");
      return (
        <Alert
          type="error"
          role="alert"
          title={errors.length === 0 ? errorWords(t, code) : `${words.refused} ${places}`}
        />
      );
    }
  }
}
