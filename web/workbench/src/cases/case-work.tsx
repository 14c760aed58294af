import { Button, Input } from "antd";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Dialog } from "../shell/dialog.tsx";
import { type Case, CLOSE_REASONS, type CloseReason } from "./core/case-shapes.ts";
import { useCaseWork } from "./use-case-work.ts";

/** Longest text of a note, in UTF-16 code units. */
const MAX_NOTE = 2000;

/** What can be done with an open case: write a note, close it. */
export function CaseWork({ one }: { readonly one: Case }): ReactElement {
  const { t } = useWords();
  const { busy, note, close } = useCaseWork(one.id);
  const [words, setWords] = useState("");
  const [closing, setClosing] = useState(false);
  const empty = words.trim() === "";
  const save = async (): Promise<void> => {
    if (!empty && (await note(words))) setWords("");
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <section className="case-part case-work">
      <Input.TextArea
        aria-label={t("case.note")}
        placeholder={t("case.notePlaceholder")}
        value={words}
        maxLength={MAX_NOTE}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="case-buttons">
        <Button onClick={() => setClosing(true)}>{t("case.close")}</Button>
        <Button type="primary" disabled={empty} loading={busy} onClick={() => void save()}>
          {t("case.saveNote")}
        </Button>
      </div>
      {closing && (
        <CloseDialog
          busy={busy}
          onCancel={() => setClosing(false)}
          onClose={async (chosen) => {
            await close(chosen);
            setClosing(false);
          }}
        />
      )}
    </section>
  );
}

interface CloseProps {
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onClose: (closing: { readonly reason: CloseReason; readonly words: string }) => Promise<void>;
}

/** Asks once, by asking why: choosing the reason is the confirmation. */
function CloseDialog({ busy, onCancel, onClose }: CloseProps): ReactElement {
  const { t } = useWords();
  const [words, setWords] = useState("");
  return (
    <Dialog
      width={400}
      title={t("case.closeAsk")}
      footer={null}
      unsaved={words.trim() === "" ? null : t("case.leave")}
      onClose={onCancel}
    >
      <div className="close-reasons">
        <Input.TextArea
          aria-label={t("case.closeText")}
          placeholder={t("case.closeText")}
          value={words}
          maxLength={MAX_NOTE}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setWords(event.target.value)}
        />
        {CLOSE_REASONS.map((reason) => (
          <Button key={reason} block size="large" disabled={busy} onClick={() => void onClose({ reason, words })}>
            {t(`case.reason.${reason}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
