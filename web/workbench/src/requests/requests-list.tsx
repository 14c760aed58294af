import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactElement, useRef, useState } from "react";
import type { AnsweredRequest } from "../customer/order-actions-api.ts";
import { useWords } from "../i18n/use-words.ts";
import { useShortcuts } from "../inbox/use-shortcuts.ts";
import { codeOf } from "../platform/http.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { type Answered, type ReadPage, shownRequests, stillAnswered } from "./core/shown-requests.ts";
import { KindFilter } from "./kind-filter.tsx";
import { RequestRow } from "./request-row.tsx";
import { type ListedRequest, type RequestKind, REQUESTS_KEY, requestsClock, requestsQuery } from "./requests-api.ts";

interface Props {
  readonly shopId: string;
  readonly onHelp: () => void;
}

/** A shop's open requests by kind, with the keyboard; what is answered here stays in its place until one leaves. */
export function RequestsList({ shopId, onHelp }: Props): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const [kind, setKind] = useState<RequestKind | null>(null);
  const requests = useInfiniteQuery(requestsQuery(shopId, kind));
  const { answered, keep } = useAnswered(shopId, requests.data?.pages ?? NO_PAGES);
  const list = useRef<HTMLUListElement>(null);
  useKeys(list, onHelp);
  if (requests.isPending) return <Loading rows={6} />;
  if (requests.isError) return <Failed code={codeOf(requests.error)} retry={() => void requests.refetch()} />;
  const { pages } = requests.data;
  const ofKind = answered.map(({ one }) => one).filter(({ request }) => kind === null || request.wish.kind === kind);
  const shown = shownRequests(
    pages.flatMap((page) => page.requests),
    ofKind,
  );
  const serves = may(me, "conversations.serve", shopId);
  return (
    <>
      <KindFilter waiting={pages.at(-1)?.waiting ?? []} chosen={kind} onChoose={setKind} />
      {shown.length === 0 ? (
        <Nothing icon="check" title={t("requests.empty")} hint={t("requests.emptyHint")} />
      ) : (
        <>
          {serves && <p className="faint requests-hint">{t("requests.toldAtOnce")}</p>}
          <ul className="requests-list" aria-label={t("requests.title")} ref={list}>
            {shown.map((one) => (
              <RequestRow key={one.request.id} one={one} shopId={shopId} onAnswered={(answer) => keep(one, answer)} />
            ))}
          </ul>
        </>
      )}
      {requests.hasNextPage && (
        <Button type="link" block loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </>
  );
}

const NO_PAGES: readonly ReadPage<ListedRequest>[] = [];

/** What was answered on this screen; what is open again, by whomever, waits like everything else. */
function useAnswered(shopId: string, pages: readonly ReadPage<ListedRequest>[]) {
  const client = useQueryClient();
  const [kept, setKept] = useState<readonly Answered<ListedRequest>[]>([]);
  const answered = stillAnswered(pages, kept);
  // Forgotten for good: answered again by somebody else, it is not shown as it was answered here.
  if (answered !== kept) setKept(answered);
  const keep = (one: ListedRequest, { request }: AnsweredRequest): void => {
    const answeredAt = requestsClock();
    setKept((before) => [
      ...before.filter((other) => other.one.request.id !== request.id),
      ...(request.state === "open" ? [] : [{ one: { ...one, request }, answeredAt }]),
    ]);
    void client.invalidateQueries({ queryKey: [REQUESTS_KEY, shopId] });
    void client.invalidateQueries({ queryKey: ["orders", shopId] });
  };
  return { answered, keep };
}

/** ↑ ↓ and j k go from one request to the next; Tab goes into it, Enter to its conversation. */
function useKeys(list: { readonly current: HTMLUListElement | null }, onHelp: () => void): void {
  const move = (by: 1 | -1): boolean => {
    const rows = [...(list.current?.children ?? [])].filter((one) => one instanceof HTMLElement);
    const here = rows.findIndex((one) => one.contains(document.activeElement));
    const next = here === -1 ? rows.at(by === 1 ? 0 : -1) : rows[here + by];
    next?.focus();
    return next !== undefined;
  };
  useShortcuts((command) => {
    if (command === "next" || command === "previous") return move(command === "next" ? 1 : -1);
    if (command !== "help") return false;
    onHelp();
    return true;
  });
}
