import { type DragEvent, type KeyboardEvent, type ReactElement, type Ref, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { hasKeyboard, isMac } from "../platform/keyboard.ts";
import type { ComposerMode } from "./core/draft.ts";

interface Props {
  readonly fieldRef: Ref<HTMLTextAreaElement>;
  readonly mode: ComposerMode;
  readonly customer: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  /** Takes pasted or dropped pictures; null where none can be sent. */
  readonly onPictures: ((files: readonly File[]) => void) | null;
}

function isSend(event: KeyboardEvent): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing;
}

/** The text field; pictures may be pasted or dropped into it. */
export function ComposerField(props: Props): ReactElement {
  const { mode, onPictures } = props;
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const take = (data: DataTransfer, event: { preventDefault: () => void }): void => {
    const files = [...data.files];
    if (files.length === 0) return;
    event.preventDefault();
    onPictures?.(files);
  };
  const drag = (event: DragEvent, now: boolean): void => {
    if (onPictures === null || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(now);
  };
  return (
    <div
      className="composer-field"
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
    >
      <textarea
        ref={props.fieldRef}
        rows={2}
        value={props.text}
        aria-label={`${t("composer.text")}: ${t(`composer.${mode}`)}`}
        placeholder={placeholder(t, props)}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={(event) => {
          if (!isSend(event)) return;
          event.preventDefault();
          props.onSend();
        }}
        onPaste={(event) => take(event.clipboardData, event)}
        onDrop={(event) => {
          setOver(false);
          take(event.dataTransfer, event);
        }}
      />
      {over && <p className="composer-drop">{t("composer.dropHere")}</p>}
    </div>
  );
}

function placeholder(t: ReturnType<typeof useWords>["t"], { mode, customer }: Props): string {
  if (mode === "note") return t("composer.notePlaceholder");
  if (!hasKeyboard()) return t("composer.answerPlaceholder", { name: customer });
  return t("composer.answerPlaceholderKeys", { name: customer, keys: isMac() ? "⌘+Enter" : "Ctrl+Enter" });
}
