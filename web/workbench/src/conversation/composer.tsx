import { MAX_TEXT_LENGTH, type StaffConversation } from "@warmline/contract";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { usePaneCommands } from "../inbox/pane-commands.ts";
import { useClient } from "../live/live-context.ts";
import { hasKeyboard } from "../platform/keyboard.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ComposerField } from "./composer-field.tsx";
import { ComposerFoot } from "./composer-foot.tsx";
import { ComposerTabs } from "./composer-tabs.tsx";
import { type ComposerMode, judgeText } from "./core/draft.ts";
import { possibleFor } from "./core/possible.ts";
import { CannotAnswer } from "./cannot-answer.tsx";
import { UploadLine } from "./upload-line.tsx";
import { useDrafts } from "./use-draft.ts";
import { usePictureUpload } from "./use-picture-upload.ts";

/** Where answers and internal notes are written. The two look, and are kept, apart. */
export function Composer({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const client = useClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const drafts = useDrafts(me.person.id, conversation.id);
  const serves = may(me, "conversations.serve", conversation.shopId);
  const { own } = possibleFor(conversation, { personId: me.person.id, serves });
  // Never changes under somebody who writes, whoever takes the conversation meanwhile: only its writer changes it.
  const [mode, setMode] = useState<ComposerMode>(!own && drafts.texts.note !== "" ? "note" : "answer");
  const { id, epoch } = conversation;
  const text = drafts.texts[mode];
  const { upload, add, retry, discard } = usePictureUpload(id, (picture) => {
    client.send({ conversation: id, epoch, body: { kind: "image", attachment: picture.id } });
  });

  const focus = (): void => field.current?.focus();
  const choose = (next: ComposerMode): void => {
    setMode(next);
    requestAnimationFrame(focus);
  };
  usePaneCommands((command) => {
    if (command === "note") choose(mode === "note" ? "answer" : "note");
    if (command === "write") focus();
  });
  useEffect(() => {
    if (hasKeyboard()) field.current?.focus({ preventScroll: true });
  }, []);

  const write = (next: string): void => {
    drafts.write(mode, next);
    if (mode === "answer") client.typing(id, next.trim() !== "");
  };
  const send = (): void => {
    if (judgeText(text, MAX_TEXT_LENGTH).kind !== "fits" || (mode === "answer" && !own)) return;
    client.send({ conversation: id, epoch, body: { kind: mode === "answer" ? "text" : "note", text: text.trim() } });
    drafts.write(mode, "");
    focus();
  };

  if (!serves) return <CannotAnswer conversation={conversation} serves={false} />;
  return (
    <form
      className="composer"
      data-mode={mode}
      aria-label={t("composer.mode")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ComposerTabs mode={mode} onMode={choose} />
      {mode === "answer" && !own ? (
        <CannotAnswer conversation={conversation} serves />
      ) : (
        <>
          <ComposerField
            fieldRef={field}
            mode={mode}
            customer={customerName(t, conversation.customer)}
            text={text}
            onText={write}
            onSend={send}
            onPictures={mode === "answer" ? add : null}
          />
          <UploadLine upload={upload} onRetry={retry} onDiscard={discard} />
          <ComposerFoot mode={mode} text={text} onPictures={mode === "answer" ? add : null} />
        </>
      )}
    </form>
  );
}
