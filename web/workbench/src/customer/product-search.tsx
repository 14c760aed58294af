import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import type { StaffConversation } from "@warmline/contract";
import { type ReactElement, useDeferredValue, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Failed, Loading } from "../shell/states.tsx";
import { ProductPanel } from "./product-panel.tsx";
import { productsQuery } from "./products-api.ts";

/** Longest search that the server takes. */
const MAX_QUERY = 200;

/** Finds a product of the shop while one writes, to look up a fact or to send its card. */
export function ProductSearch({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const [text, setText] = useState("");
  const words = useDeferredValue(text.trim());
  return (
    <div className="products">
      <Input
        allowClear
        size="small"
        maxLength={MAX_QUERY}
        value={text}
        placeholder={t("product.search")}
        aria-label={t("product.search")}
        onChange={(event) => setText(event.target.value)}
      />
      {words !== "" && <Hits conversation={conversation} words={words} />}
    </div>
  );
}

function Hits(props: { readonly conversation: StaffConversation; readonly words: string }): ReactElement {
  const { conversation, words } = props;
  const { t } = useWords();
  const products = useQuery(productsQuery(conversation.shopId, words));
  if (products.isPending) return <Loading rows={3} />;
  if (products.isError) return <Failed code={codeOf(products.error)} retry={() => void products.refetch()} />;
  if (products.data.length === 0) return <p className="details-empty">{t("common.searchNothing")}</p>;
  return (
    <ul className="orders">
      {products.data.map((product) => (
        <li key={product.sku}>
          <ProductPanel product={product} conversation={conversation} />
        </li>
      ))}
    </ul>
  );
}
