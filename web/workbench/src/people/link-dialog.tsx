import { Button, Input } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { Dialog } from "../shell/dialog.tsx";
import type { PersonLink } from "./people-api.ts";

interface Props {
  readonly name: string;
  readonly link: PersonLink;
  readonly onClose: () => void;
}

/** Shows a link once, to be copied and sent. */
export function LinkDialog({ name, link, onClose }: Props): ReactElement {
  const { t } = useWords();
  const close = (
    <Button key="close" type="primary" onClick={onClose}>
      {t("common.close")}
    </Button>
  );
  return (
    <Dialog width={480} title={name} onClose={onClose} footer={close}>
      <LinkToCopy name={name} link={link} />
    </Dialog>
  );
}

/** The link itself with what to do with it. */
export function LinkToCopy({ name, link }: Omit<Props, "onClose">): ReactElement {
  const { t } = useWords();
  return (
    <div className="link-copy">
      <p>{t("people.linkDone", { name })}</p>
      <Input.TextArea
        readOnly
        autoSize
        value={link.link}
        aria-label={t("people.copyLink")}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={link.link} label={t("people.copyLink")} />
      {link.mailed && <p className="faint">{t("people.mailed")}</p>}
    </div>
  );
}
