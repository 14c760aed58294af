import { Button } from "antd";
import { MAX_TEXT_LENGTH } from "@warmline/contract";
import { type ReactElement, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import { type ComposerMode, judgeText } from "./core/draft.ts";

/** The limit is only mentioned when it comes near, in characters. */
const NEAR_LIMIT = 200;
const PICTURE_TYPES = "image/jpeg,image/png,image/webp,image/gif";

interface Props {
  readonly mode: ComposerMode;
  readonly text: string;
  readonly onPictures: ((files: readonly File[]) => void) | null;
}

/** Below the text field: pictures, how much room is left, and the one button. */
export function ComposerFoot({ mode, text, onPictures }: Props): ReactElement {
  const { t } = useWords();
  const fits = judgeText(text, MAX_TEXT_LENGTH).kind === "fits";
  return (
    <div className="composer-foot">
      {onPictures !== null && <PictureButton onPictures={onPictures} />}
      <Room text={text} />
      <Button
        className="composer-send"
        type="primary"
        htmlType="submit"
        disabled={!fits}
        icon={mode === "note" ? <Icon name="lock" size={14} /> : undefined}
      >
        {t(mode === "note" ? "composer.saveNote" : "composer.send")}
      </Button>
    </div>
  );
}

function PictureButton({ onPictures }: { readonly onPictures: (files: readonly File[]) => void }): ReactElement {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type="text"
        icon={<Icon name="picture" />}
        aria-label={t("composer.picture")}
        title={t("composer.picture")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES}
        multiple
        hidden
        aria-label={t("composer.picture")}
        onChange={(event) => {
          onPictures([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

function Room({ text }: { readonly text: string }): ReactElement {
  const { t } = useWords();
  const state = judgeText(text, MAX_TEXT_LENGTH);
  return (
    <span className="composer-room number" role="status" data-over={state.kind === "too_long" || undefined}>
      {state.kind === "too_long" && t("composer.tooLong", { count: state.over })}
      {state.kind === "fits" && state.left < NEAR_LIMIT && t("composer.left", { count: state.left })}
    </span>
  );
}
