import { Button } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import { errorWords } from "./core/words.ts";
import type { Upload } from "./use-picture-upload.ts";

interface Props {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

/** How a picture's upload stands, while there is something to say. */
export function UploadLine({ upload, onRetry, onDiscard }: Props): ReactElement | null {
  const { t } = useWords();
  switch (upload.state) {
    case "idle":
      return null;
    case "running":
      return (
        <p className="upload" role="status">
          <Icon name="picture" size={14} /> {t("composer.uploading")}
        </p>
      );
    case "failed":
      return (
        <p className="upload entry-failed" role="alert">
          <Icon name="warn" size={14} />
          <span>{t("composer.uploadFailed", { reason: errorWords(t, upload.code) })}</span>
          <Button size="small" type="link" onClick={onRetry}>
            {t("common.retry")}
          </Button>
          <Button size="small" type="link" onClick={onDiscard}>
            {t("conversation.discard")}
          </Button>
        </p>
      );
  }
}
