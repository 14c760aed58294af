import { Modal, type ModalProps } from "antd";
import { type ReactElement, useEffect, useState } from "react";

interface Props extends Omit<ModalProps, "open" | "onCancel"> {
  readonly onClose: () => void;
  /** Asked before it is closed, while something is written in it that would be lost; null while nothing is. */
  readonly unsaved?: string | null;
}

/** A dialog that is open as long as it is drawn. Whoever opened it by keyboard is afterwards where he was. */
export function Dialog({ onClose, unsaved = null, ...rest }: Props): ReactElement {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
  const close = (): void => {
    if (unsaved === null || confirm(unsaved)) onClose();
  };
  return <Modal open onCancel={close} afterOpenChange={intoContent} {...rest} />;
}

const CLOSE = ".ant-modal-close";
const FIELDS = ["input", "textarea", "select", "button", "[tabindex='0']"].map((one) => `.ant-modal-body ${one}`);

/** A dialog opens with the focus on its first field, where Enter goes on, instead of on the cross that throws it away. */
function intoContent(isOpen: boolean): void {
  const cross = document.activeElement;
  if (!isOpen || cross?.matches(CLOSE) !== true) return;
  const dialog = cross.closest(".ant-modal");
  // Of several to choose from, the one that is chosen.
  const first = dialog?.querySelector(".ant-modal-body input:checked") ?? dialog?.querySelector(FIELDS.join(","));
  if (first instanceof HTMLElement) first.focus();
}
