import { queryOptions, useQuery } from "@tanstack/react-query";
import type { StaffConversation } from "@warmline/contract";
import type { ReactElement } from "react";
import { conversationsOf } from "../conversation/conversations-api.ts";
import { ownerWords } from "../conversation/core/words.ts";
import { PREVIOUS_KEY } from "../conversation/previous-key.ts";
import { useWords } from "../i18n/use-words.ts";
import { previewWords } from "../inbox/core/preview.ts";
import { codeOf } from "../platform/http.ts";
import { go } from "../platform/route.ts";
import { useMe } from "../session/me-context.ts";
import { Failed, Loading } from "../shell/states.tsx";
import { Ago } from "../shell/time.tsx";

function previousQuery(shopId: string, customerId: string) {
  return queryOptions({
    queryKey: [PREVIOUS_KEY, shopId, customerId],
    queryFn: ({ signal }) => conversationsOf({ shopId, customerId }, signal),
    staleTime: 30_000,
  });
}

/** The customer's other conversations in this shop; a click opens one in the middle. */
export function PreviousConversations({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const previous = useQuery(previousQuery(conversation.shopId, conversation.customer.id));
  if (previous.isPending) return <Loading rows={2} />;
  if (previous.isError) return <Failed code={codeOf(previous.error)} retry={() => void previous.refetch()} />;
  const others = previous.data.filter(({ id }) => id !== conversation.id);
  if (others.length === 0) return <p className="details-empty">{t("customer.previousEmpty")}</p>;
  return (
    <ul>
      {others.map((one) => (
        <li key={one.id}>
          <Previous conversation={one} />
        </li>
      ))}
    </ul>
  );
}

function Previous({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const { closeReason } = conversation;
  return (
    <button
      type="button"
      className="plain previous"
      onClick={() => go({ name: "conversation", id: conversation.id, details: false })}
    >
      <span className="clip">{previewWords(t, conversation, me.person.id)}</span>
      <span className="faint previous-foot">
        <Ago at={conversation.lastAt} />
        <span>
          {closeReason === undefined ? ownerWords(t, conversation, me.person.id) : t(`closeReason.${closeReason}`)}
        </span>
      </span>
    </button>
  );
}
