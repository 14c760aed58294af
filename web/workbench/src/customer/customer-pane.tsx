import { useQuery } from "@tanstack/react-query";
import type { StaffConversation } from "@warmline/contract";
import type { ReactElement, ReactNode } from "react";
import { CustomerCases } from "../cases/customer-cases.tsx";
import { briefQuery } from "../conversation/brief-api.ts";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { go } from "../platform/route.ts";
import { may, shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Avatar } from "../shell/avatar.tsx";
import { Icon } from "../shell/icon.tsx";
import { Failed, Loading } from "../shell/states.tsx";
import { customerName } from "./core/customer-name.ts";
import { OrderPanel } from "./order-panel.tsx";
import { ordersQuery } from "./orders-api.ts";
import { ProductSearch } from "./product-search.tsx";
import { PreviousConversations } from "./previous-conversations.tsx";
import "../styles/customer.css";

/** The customer beside his conversation: who he is, what he bought, when he came before. */
export function CustomerPane({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const me = useMe();
  return (
    <>
      <header className="details-head">
        <button
          type="button"
          className="plain pane-back-details"
          aria-label={t("common.back")}
          onClick={() => go({ name: "conversation", id: conversation.id, details: false })}
        >
          <Icon name="back" />
        </button>
        <h2>{t("conversation.details")}</h2>
      </header>
      <div className="details-scroll">
        <Who conversation={conversation} />
        <Section title={t("customer.orders")}>
          {may(me, "orders.read", conversation.shopId) && <Orders conversation={conversation} />}
        </Section>
        {may(me, "cases.read", conversation.shopId) && (
          <Section title={t("case.ofCustomer")}>
            <CustomerCases conversation={conversation} />
          </Section>
        )}
        {may(me, "products.read", conversation.shopId) && (
          <Section title={t("product.title")}>
            <ProductSearch conversation={conversation} />
          </Section>
        )}
        <Section title={t("customer.previous")}>
          <PreviousConversations conversation={conversation} />
        </Section>
      </div>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="details-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Who({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const { customer, rating } = conversation;
  return (
    <section className="details-who">
      <Avatar name={customer.name} large />
      <div>
        <strong className="details-name">{customerName(t, customer)}</strong>
        <p className="details-facts">
          <span data-verified={customer.verified}>
            <Icon name={customer.verified ? "verified" : "person"} size={13} />
            {t(customer.verified ? "customer.verified" : "customer.anonymous")}
          </span>
          <span>
            <Icon name="globe" size={13} />
            {t(`customer.language.${customer.language}`)}
          </span>
          <span>
            <Icon name="shop" size={13} />
            {shopName(me, conversation.shopId, language)}
          </span>
        </p>
        {rating !== undefined && (
          <p>
            {t("customer.rating")}: {t("customer.rated", { score: rating })}
          </p>
        )}
      </div>
    </section>
  );
}

function Orders({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const orders = useQuery(ordersQuery(conversation.shopId, conversation.customer.id));
  const brief = useQuery(briefQuery(conversation));
  if (orders.isPending || brief.isPending) return <Loading rows={3} />;
  if (orders.isError) return <Failed code={codeOf(orders.error)} retry={() => void orders.refetch()} />;
  if (orders.data.length === 0) {
    return (
      <p className="details-empty">
        {t(conversation.customer.verified ? "customer.ordersEmpty" : "customer.anonymousHint")}
      </p>
    );
  }
  const asked = orders.data.find(({ number }) => number === brief.data?.order) ?? orders.data[0];
  return (
    <ul className="orders">
      {orders.data.map((order) => (
        <li key={order.number}>
          <OrderPanel order={order} openAtFirst={order === asked} context={{ conversation, orders: orders.data }} />
        </li>
      ))}
    </ul>
  );
}
