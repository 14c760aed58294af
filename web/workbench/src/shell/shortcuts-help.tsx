import { Modal } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { isMac } from "../platform/keyboard.ts";

const SHORTCUTS = [
  { words: "move", keys: ["↑ ↓", "j k"] },
  { words: "open", keys: ["Enter"] },
  { words: "send", keys: ["Ctrl Enter"] },
  { words: "note", keys: ["n"] },
  { words: "take", keys: ["t"] },
  { words: "correct", keys: ["w"] },
  { words: "close", keys: ["e"] },
  { words: "search", keys: ["/"] },
  { words: "leave", keys: ["Esc"] },
  { words: "help", keys: ["?"] },
] as const;

/** The table of keys. */
export function ShortcutsHelp({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useWords();
  const shown = (key: string): string => (isMac() ? key.replace("Ctrl", "⌘") : key);
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("shortcuts.title")} width={420}>
      <dl className="shortcuts">
        {SHORTCUTS.map(({ words, keys }) => (
          <div key={words}>
            <dt>{t(`shortcuts.${words}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{shown(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
