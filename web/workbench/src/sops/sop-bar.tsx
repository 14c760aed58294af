import { Alert, Button, Popconfirm } from "antd";
import type { ReactElement } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { filled } from "../shops/use-rules-words.ts";
import { useSopSetting } from "./sop-context.ts";
import type { SopEditor } from "./use-sop-editor.ts";

interface Props {
  readonly editor: SopEditor;
  readonly reload: () => void;
}

/** Always at hand below the form: where it stands, taking back, saving, publishing. */
export function SopBar({ editor, reload }: Props): ReactElement {
  const { words } = useSopSetting();
  const { busy, unsaved, problems, kept } = editor;
  const isLive = kept.publishedVersion !== null && !kept.changed && !unsaved;
  return (
    <div className="said-bar">
      {editor.refused !== null && <Refused editor={editor} reload={reload} />}
      <div className="said-bar-line">
        <p role="status" className="said-bar-state">
          {stateOf(editor, words)}
        </p>
        <Button disabled={!editor.canUndo} onClick={editor.undo}>
          {words.undo}
        </Button>
        <Button disabled={!editor.canRedo} onClick={editor.redo}>
          {words.redo}
        </Button>
        {kept.publishedVersion !== null && (
          <Popconfirm
            title={words.withdrawAsk}
            okText={words.confirm}
            cancelText={words.cancel}
            onConfirm={editor.withdraw}
          >
            <Button disabled={busy}>{words.withdraw}</Button>
          </Popconfirm>
        )}
        {kept.versions.length === 0 && (
          <Popconfirm title={words.deleteAsk} okText={words.delete} cancelText={words.cancel} onConfirm={editor.remove}>
            <Button disabled={busy}>{words.delete}</Button>
          </Popconfirm>
        )}
        <Button disabled={!unsaved || busy} onClick={editor.save}>
          {words.save}
        </Button>
        <Button type="primary" disabled={problems.length > 0 || isLive} loading={busy} onClick={editor.publish}>
          {words.publish}
        </Button>
      </div>
    </div>
  );
}

function stateOf(
  { event, unsaved, problems, kept }: SopEditor,
  words: ReturnType<typeof useSopSetting>["words"],
): string {
  const happened = {
    saved: words.saved,
    published: words.publishedNow,
    withdrawn: words.withdrawn,
    rolledBack: words.rolledBack,
  };
  const fitness = problems.length === 0 ? words.ready : filled(words.toFix, { count: problems.length });
  if (event !== null && !unsaved) return event === "saved" ? `${happened.saved} · ${fitness}` : happened[event];
  if (unsaved) return `${words.unsaved} · ${fitness}`;
  if (problems.length > 0) return fitness;
  if (kept.publishedVersion === null) return fitness;
  const published = filled(words.published, { version: kept.publishedVersion });
  return kept.changed ? `${published} · ${words.changed}` : published;
}

function Refused({ editor, reload }: Props): ReactElement {
  const { t } = useWords();
  const { words } = useSopSetting();
  const { refused, problems } = editor;
  if (refused === "sop_changed")
    return (
      <Alert
        type="warning"
        role="alert"
        title={words.conflict}
        action={
          <Button size="small" onClick={reload}>
            {words.reload}
          </Button>
        }
      />
    );
  if (refused === "sop_has_versions") return <Alert type="error" role="alert" title={words.hasVersions} />;
  const title =
    refused === "sop_unfit" ? filled(words.toFix, { count: problems.length }) : errorWords(t, refused ?? "internal");
  return <Alert type="error" role="alert" title={title} />;
}
