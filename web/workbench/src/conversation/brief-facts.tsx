import { useQuery } from "@tanstack/react-query";
import type { StaffConversation } from "@warmline/contract";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { textIn, toneOf } from "../customer/core/order-words.ts";
import { ordersQuery } from "../customer/orders-api.ts";
import { useWords } from "../i18n/use-words.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { FactList } from "../vocabulary/fact-list.tsx";
import { IntentName } from "../vocabulary/intent-name.tsx";
import { factsQuery } from "../vocabulary/vocabulary-api.ts";
import type { Brief } from "./brief-api.ts";
import type { Told } from "./core/story.ts";

interface Props {
  readonly brief: Brief;
  readonly told: Told;
  readonly conversation: StaffConversation;
}

/** What the story stands on, a line for each thing that there is: order, product, answered, told, missing, promised. */
export function BriefFacts({ brief, told, conversation }: Props): ReactElement {
  const { t } = useWords();
  const { shopId } = conversation;
  return (
    <dl className="brief-facts">
      {brief.order !== null && (
        <Line label={t("brief.order")}>
          <Order number={brief.order} conversation={conversation} />
        </Line>
      )}
      {brief.product !== null && (
        <Line label={t("brief.product")}>
          <Product sku={brief.product} shopId={shopId} />
        </Line>
      )}
      {brief.tried.length > 0 && (
        <Line label={t("brief.tried")}>
          <Intents ids={brief.tried} />
        </Line>
      )}
      {told.facts.length > 0 && (
        <Line label={t("brief.facts")}>
          <FactList shopId={shopId} ids={told.facts} />
        </Line>
      )}
      {told.unknown.length > 0 && (
        <Line label={t("brief.unknown")}>
          <FactList shopId={shopId} ids={told.unknown} />
        </Line>
      )}
      {brief.promises.length > 0 && <Line label={t("brief.promises")}>{brief.promises.join(t("common.and"))}</Line>}
    </dl>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Intents({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { t } = useWords();
  return ids.map((id, index) => (
    <Fragment key={id}>
      {index > 0 && t("common.and")}
      <IntentName id={id} />
    </Fragment>
  ));
}

/** The order's number, and what it is as far as the customer's orders are known. */
function Order({ number, conversation }: { readonly number: string } & Pick<Props, "conversation">): ReactElement {
  const { t, language } = useWords();
  const allowed = may(useMe(), "orders.read", conversation.shopId);
  const orders = useQuery({ ...ordersQuery(conversation.shopId, conversation.customer.id), enabled: allowed });
  const order = orders.data?.find((one) => one.number === number);
  return (
    <span className="brief-order">
      <span className="number">{number}</span>
      {order !== undefined && (
        <>
          <span className="order-state" data-tone={toneOf(order.state)}>
            {t(`order.state.${order.state}`)}
          </span>
          <span>{order.lines.map(({ title }) => textIn(title, language)).join(t("common.and"))}</span>
        </>
      )}
    </span>
  );
}

/** The product's title; its code until that is known. */
function Product({ sku, shopId }: { readonly sku: string; readonly shopId: string }): ReactElement {
  const { language } = useWords();
  const [fact] = useQuery(factsQuery(shopId, [`product:${sku}#title`])).data ?? [];
  return <span title={sku}>{fact === undefined ? sku : textIn(fact.subject, language)}</span>;
}
