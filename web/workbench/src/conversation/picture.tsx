import { Modal } from "antd";
import type { ImageBody } from "@warmline/contract";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import { pictureAddress } from "./conversations-api.ts";
import { thumbnailSize } from "./core/thumbnail.ts";

/** A picture in the log: small, in its final size from the start; large when it is pressed. */
export function Picture({ body }: { readonly body: ImageBody }): ReactElement {
  const { t } = useWords();
  const [large, setLarge] = useState(false);
  const [failed, setFailed] = useState(false);
  const source = pictureAddress(body.attachment);
  if (failed) {
    return (
      <p className="picture-failed">
        <Icon name="picture" /> {t("conversation.pictureFailed")}
      </p>
    );
  }
  return (
    <>
      <button
        type="button"
        className="plain picture"
        aria-label={t("conversation.openPicture")}
        onClick={() => setLarge(true)}
      >
        <img
          {...thumbnailSize(body)}
          src={source}
          alt={t("conversation.picture")}
          decoding="async"
          onError={() => setFailed(true)}
        />
      </button>
      <Modal
        open={large}
        footer={null}
        centered
        width="min(92vw, 1100px)"
        title={t("conversation.picture")}
        onCancel={() => setLarge(false)}
      >
        <a href={source} target="_blank" rel="noopener noreferrer">
          <img className="picture-large" src={source} alt={t("conversation.picture")} />
        </a>
      </Modal>
    </>
  );
}
