import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Popconfirm } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { Failed, Loading } from "../shell/states.tsx";
import { Ago } from "../shell/time.tsx";
import { createKey, keysQuery, type NewShopKey, revokeKey, type ShopKey } from "./shops-api.ts";

/** Keys with which the shop's own server vouches for its signed-in customers. A secret is shown once. */
export function KeysSection({ shopId }: { readonly shopId: string }): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [made, setMade] = useState<NewShopKey | null>(null);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: keysQuery(shopId).queryKey });
  const create = async (): Promise<void> => {
    const answer = await createKey(shopId);
    if (!answer.ok) return void message.error(errorWords(t, answer.code));
    setMade(answer.value);
    return refresh();
  };
  const revoke = async (keyId: string): Promise<void> => {
    const answer = await revokeKey(shopId, keyId);
    if (!answer.ok) void message.error(errorWords(t, answer.code));
    return refresh();
  };
  return (
    <section className="sheet">
      <h2>{t("shops.keys")}</h2>
      <p className="sheet-help">{t("shops.keysHelp")}</p>
      {made === null ? <Keys shopId={shopId} onRevoke={revoke} /> : <Secret made={made} onDone={() => setMade(null)} />}
      {made === null && <Button onClick={() => void create()}>{t("shops.createKey")}</Button>}
    </section>
  );
}

function Secret({ made, onDone }: { readonly made: NewShopKey; readonly onDone: () => void }): ReactElement {
  const { t } = useWords();
  const secret = made.secret ?? "";
  return (
    <>
      <Alert type="warning" title={t("shops.keySecret")} />
      <div className="code-line">
        <code tabIndex={0}>{secret}</code>
        <CopyButton text={secret} label={t("common.copy")} />
      </div>
      <p className="sheet-help">
        {t("shops.keyId")}: <code>{made.keyId}</code>
      </p>
      <Button type="primary" onClick={onDone}>
        {t("shops.keyDone")}
      </Button>
    </>
  );
}

interface KeysProps {
  readonly shopId: string;
  readonly onRevoke: (keyId: string) => Promise<void>;
}

function Keys({ shopId, onRevoke }: KeysProps): ReactElement {
  const { t } = useWords();
  const keys = useQuery(keysQuery(shopId));
  if (keys.isPending) return <Loading rows={2} />;
  if (keys.isError) return <Failed code={codeOf(keys.error)} retry={() => void keys.refetch()} />;
  if (keys.data.length === 0) return <p className="faint">{t("shops.keysEmpty")}</p>;
  return (
    <ul className="keys">
      {keys.data.map((key) => (
        <KeyLine key={key.keyId} shopKey={key} onRevoke={() => onRevoke(key.keyId)} />
      ))}
    </ul>
  );
}

function KeyLine({
  shopKey,
  onRevoke,
}: {
  readonly shopKey: ShopKey;
  readonly onRevoke: () => Promise<void>;
}): ReactElement {
  const { t } = useWords();
  return (
    <li>
      <code>{shopKey.keyId}</code>
      <span>{shopKey.algorithm}</span>
      <span className="clip">
        {t("shops.keyIssuer")}: {shopKey.issuer}
      </span>
      <Ago at={shopKey.createdAt} />
      <Popconfirm
        title={t("shops.revokeAsk")}
        okText={t("shops.revoke")}
        okButtonProps={{ danger: true }}
        onConfirm={() => void onRevoke()}
      >
        <Button size="small" type="text" danger>
          {t("shops.revoke")}
        </Button>
      </Popconfirm>
    </li>
  );
}
