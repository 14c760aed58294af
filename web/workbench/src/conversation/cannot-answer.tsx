import { Button } from "antd";
import type { StaffConversation } from "@warmline/contract";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/me-context.ts";
import { ownerWords } from "./core/words.ts";
import { useAct } from "./use-act.ts";

interface Props {
  readonly conversation: StaffConversation;
  /** Whether this person answers customers at all. */
  readonly serves: boolean;
}

/** In place of the text field: why one cannot answer now, and the way to it where there is one. */
export function CannotAnswer({ conversation, serves }: Props): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const { busy, run } = useAct(conversation);
  const { owner } = conversation;
  if (!serves) return <p className="cannot">{ownerWords(t, conversation, me.person.id)}</p>;
  return (
    <div className="cannot">
      <span>{owner === "closed" ? t("composer.closedHint") : t("composer.notOwner")}</span>
      {owner === "queue" && (
        <Button type="primary" loading={busy} onClick={() => run({ kind: "take" })}>
          {t("composer.takeToAnswer")}
        </Button>
      )}
    </div>
  );
}
