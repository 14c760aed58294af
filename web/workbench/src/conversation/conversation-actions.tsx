import { Button, Dropdown, type MenuProps, Modal } from "antd";
import { lastSeq } from "@warmline/client";
import type { CloseReason, StaffConversation } from "@warmline/contract";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type PaneCommand, usePaneCommands } from "../inbox/pane-commands.ts";
import { useClient } from "../live/live-context.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Icon } from "../shell/icon.tsx";
import { possibleFor } from "./core/possible.ts";
import { useAct } from "./use-act.ts";

const REASONS: readonly CloseReason[] = ["solved", "no_reply", "followed_up_elsewhere", "spam", "other"];

/** What is asked before it is done. */
type Asking = { readonly kind: "hand-back" } | { readonly kind: "close"; readonly seen: number };

/** What can be done with the conversation now: take it, or, as its owner, close it or pass it on. */
export function ConversationActions({
  conversation,
}: {
  readonly conversation: StaffConversation;
}): ReactElement | null {
  const { t } = useWords();
  const me = useMe();
  const { busy, run } = useAct(conversation);
  const client = useClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  // What comes in while the question stands was not seen when it was asked.
  const askToClose = (): void => {
    setAsking({ kind: "close", seen: lastSeq(client.getState().open.get(conversation.id)?.messages ?? []) });
  };
  const serves = may(me, "conversations.serve", conversation.shopId);
  const possible = possibleFor(conversation, { personId: me.person.id, serves });
  usePaneCommands((command: PaneCommand) => {
    if (command === "close" && possible.own) askToClose();
    if (command === "take" && possible.take) run({ kind: "take" });
  });
  const done = (): void => setAsking(null);
  return (
    <div className="actions">
      {possible.take && (
        <Button type="primary" loading={busy} onClick={() => run({ kind: "take" })}>
          {t("action.take")}
        </Button>
      )}
      {possible.own && (
        <>
          <Button loading={busy} onClick={askToClose}>
            {t("action.close")}
          </Button>
          <PassOn
            onHandBack={() => setAsking({ kind: "hand-back" })}
            onRelease={() => run({ kind: "release", reason: "agent_released" })}
          />
        </>
      )}
      <CloseDialog
        open={asking?.kind === "close"}
        onCancel={done}
        onClose={(reason) => {
          done();
          if (asking?.kind === "close") run({ kind: "close", reason, seen: asking.seen });
        }}
      />
      <Modal
        open={asking?.kind === "hand-back"}
        width={400}
        title={t("action.handBack")}
        okText={t("action.handBack")}
        onCancel={done}
        onOk={() => {
          done();
          run({ kind: "hand-back" });
        }}
      >
        {t("action.handBackAsk")}
      </Modal>
    </div>
  );
}

function PassOn({
  onHandBack,
  onRelease,
}: {
  readonly onHandBack: () => void;
  readonly onRelease: () => void;
}): ReactElement {
  const { t } = useWords();
  const menu: MenuProps = {
    items: [
      { key: "release", icon: <Icon name="queue" />, label: t("action.release"), onClick: onRelease },
      { key: "hand-back", icon: <Icon name="robot" />, label: t("action.handBack"), onClick: onHandBack },
    ],
  };
  return (
    <Dropdown menu={menu} trigger={["click"]} placement="bottomRight">
      <Button aria-label={t("action.more")} icon={<Icon name="more" />} />
    </Dropdown>
  );
}

interface CloseProps {
  readonly open: boolean;
  readonly onCancel: () => void;
  readonly onClose: (reason: CloseReason) => void;
}

/** Asks once, by asking why: choosing the reason is the confirmation. */
function CloseDialog({ open, onCancel, onClose }: CloseProps): ReactElement {
  const { t } = useWords();
  return (
    <Modal open={open} width={360} title={t("action.closeAsk")} footer={null} onCancel={onCancel}>
      <div className="close-reasons">
        {REASONS.map((reason, index) => (
          <Button key={reason} block size="large" autoFocus={index === 0} onClick={() => onClose(reason)}>
            {t(`closeReason.${reason}`)}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
