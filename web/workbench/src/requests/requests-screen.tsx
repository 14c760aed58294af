import { Select } from "antd";
import { type ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { go } from "../platform/route.ts";
import { may, shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ShopContext } from "../session/use-shop-time.ts";
import { Nothing } from "../shell/states.tsx";
import { RequestsList } from "./requests-list.tsx";
import "../styles/customer.css";
import "../styles/requests.css";

/** What customers asked the warehouse, the courier and the shop for, one shop at a time, and nobody has answered yet. */
export function RequestsScreen({
  chosen,
  onHelp,
}: {
  readonly chosen: string | null;
  readonly onHelp: () => void;
}): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const mine = me.shops.filter(({ id }) => may(me, "orders.read", id));
  const shopId = mine.find(({ id }) => id === chosen)?.id ?? mine[0]?.id;
  return (
    <div className="page-scroll">
      <div className="page requests">
        <div className="page-head">
          <h1>{t("requests.title")}</h1>
          {shopId !== undefined && mine.length > 1 && (
            <Select
              className="requests-shop"
              aria-label={t("shops.pick")}
              value={shopId}
              options={mine.map(({ id }) => ({ value: id, label: shopName(me, id, language) }))}
              onChange={(id: string) => go({ name: "requests", id })}
            />
          )}
        </div>
        {shopId === undefined ? (
          <Nothing icon="request" title={t("requests.noShop")} />
        ) : (
          <ShopContext value={shopId}>
            <RequestsList key={shopId} shopId={shopId} onHelp={onHelp} />
          </ShopContext>
        )}
      </div>
    </div>
  );
}
