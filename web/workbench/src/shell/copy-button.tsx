import { Button } from "antd";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "./icon.tsx";

/** How long the button says that it has copied, in milliseconds. */
const SAID_MS = 1600;

interface Props {
  readonly text: string;
  readonly label: string;
  readonly small?: boolean;
}

/** Copies a text and says so in its own place. */
export function CopyButton({ text, label, small = false }: Props): ReactElement {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  const icon = <Icon name={copied ? "check" : "copy"} size={14} />;
  return (
    <Button
      size="small"
      type={small ? "text" : "default"}
      icon={icon}
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      {small ? undefined : copied ? t("common.copied") : label}
    </Button>
  );
}
