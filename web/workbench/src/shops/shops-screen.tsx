import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { lazy, type ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { go, type ShopPart } from "../platform/route.ts";
import { may, shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { InstallSection } from "./install-section.tsx";
import { FaqScreen } from "./faq-screen.tsx";
import { SaidScreen } from "./said-screen.tsx";
import { ShopTabs } from "./shop-tabs.tsx";
import { KeysSection } from "./keys-section.tsx";
import { ShopForm } from "./shop-form.tsx";
import { shopQuery } from "./shops-api.ts";
import "../styles/shops.css";

const SopsScreen = lazy(async () => ({ default: (await import("../sops/sops-screen.tsx")).SopsScreen }));

/** Settings of one shop at a time: names, colour, where it is embedded, keys. */
export function ShopsScreen({
  chosen,
  part,
  item,
}: {
  readonly chosen: string | null;
  readonly part: ShopPart;
  readonly item: string | undefined;
}): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const mine = me.shops.filter(({ id }) => may(me, "shop.manage", id));
  const shopId = mine.find(({ id }) => id === chosen)?.id ?? mine[0]?.id;
  return (
    <div className="page-scroll">
      <div className={part === "settings" ? "page shops" : "page shops shops-wide"}>
        <div className="page-head">
          <h1>{t("shops.title")}</h1>
          {shopId !== undefined && mine.length > 1 && (
            <Select
              className="shops-pick"
              aria-label={t("shops.pick")}
              value={shopId}
              options={mine.map(({ id }) => ({ value: id, label: shopName(me, id, language) }))}
              onChange={(id: string) => go({ name: "shops", id, part })}
            />
          )}
        </div>
        {shopId === undefined ? (
          <Nothing icon="shop" title={t("shops.empty")} />
        ) : (
          <>
            <ShopTabs shopId={shopId} part={part} />
            <Part shopId={shopId} part={part} item={item} />
          </>
        )}
      </div>
    </div>
  );
}

interface PartProps {
  readonly shopId: string;
  readonly part: ShopPart;
  readonly item: string | undefined;
}

function Part({ shopId, part, item }: PartProps): ReactElement {
  if (part === "settings") return <Settings key={shopId} shopId={shopId} />;
  if (part === "own-answers") return <FaqScreen key={shopId} shopId={shopId} />;
  if (part === "sops") return <SopsScreen key={shopId} shopId={shopId} item={item} />;
  return <SaidScreen key={`${shopId} ${part}`} shopId={shopId} part={part} />;
}

function Settings({ shopId }: { readonly shopId: string }): ReactElement {
  const me = useMe();
  const shop = useQuery(shopQuery(shopId));
  if (shop.isPending) return <Loading rows={9} />;
  if (shop.isError) return <Failed code={codeOf(shop.error)} retry={() => void shop.refetch()} />;
  return (
    <>
      <ShopForm shop={shop.data} />
      <InstallSection shop={shop.data} />
      {may(me, "shop.keys", shopId) && <KeysSection shopId={shopId} />}
    </>
  );
}
