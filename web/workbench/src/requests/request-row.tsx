import { type KeyboardEvent, type MouseEvent, type ReactElement, useRef } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { RequestAnswering } from "../customer/request-answering.tsx";
import { RequestState } from "../customer/request-state.tsx";
import { requestWords } from "../customer/request-words.ts";
import type { AnsweredRequest } from "../customer/order-actions-api.ts";
import { useWords } from "../i18n/use-words.ts";
import { formatRoute, go, type Route } from "../platform/route.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { Icon } from "../shell/icon.tsx";
import { ShopAgo, Span } from "../shell/time.tsx";
import type { ListedRequest } from "./requests-api.ts";

interface Props {
  readonly one: ListedRequest;
  readonly shopId: string;
  readonly onAnswered: (answered: AnsweredRequest) => void;
}

/** One request of the list: what was asked for and since when, on whose order, and the answer in its place. */
export function RequestRow({ one, shopId, onAnswered }: Props): ReactElement {
  const words = useWords();
  const { t } = words;
  const me = useMe();
  const { request, order, customer, conversation } = one;
  const row = useRef<HTMLLIElement>(null);
  const toConversation: Route | null =
    conversation !== null && may(me, "conversations.read", shopId)
      ? { name: "conversation", id: conversation, details: false }
      : null;
  const open = request.state === "open";
  const follow = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.target === row.current && toConversation !== null) go(toConversation);
  };
  const answered = (answer: AnsweredRequest): void => {
    onAnswered(answer);
    // What was pressed is gone: the keyboard goes on from here.
    row.current?.focus();
  };
  return (
    <li ref={row} className="request" tabIndex={-1} data-state={request.state} onKeyDown={follow}>
      <div className="request-what">
        <strong>{t(`orderAct.kind.${request.wish.kind}`)}</strong> <span>{requestWords(words, request.wish)}</span>
      </div>
      <div className="request-whose">
        <span className="request-age">
          <Icon name="clock" size={13} /> {t(open ? "requests.waiting" : "requests.since")}{" "}
          {open ? <Span since={request.askedAt} /> : <ShopAgo at={request.askedAt} />}
        </span>
        <span className="request-order">
          <span className="number">{order}</span>
          <CopyButton small text={order} label={t("order.copyNumber")} />
        </span>
        <span className="clip">{customerName(t, customer)}</span>
        {toConversation !== null && <RouteLink route={toConversation} words={t("requests.toConversation")} />}
      </div>
      <div className="request-answer">
        {!open && <RequestState request={request} />}
        {may(me, "conversations.serve", shopId) && (
          <RequestAnswering place={{ shopId, number: order }} request={request} onAnswered={answered} />
        )}
      </div>
    </li>
  );
}

function RouteLink({ route, words }: { readonly route: Route; readonly words: string }): ReactElement {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  };
  return (
    <a href={formatRoute(route)} onClick={follow}>
      {words}
    </a>
  );
}
