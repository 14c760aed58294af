import { Button } from "antd";
import { type ReactElement, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useClient, useLive } from "../live/live-context.ts";
import { useConnected } from "../live/use-connected.ts";
import { useNow } from "../platform/use-now.ts";
import { Icon } from "./icon.tsx";

/** A connection that is back within this time is not worth a word, in milliseconds. */
const PATIENCE_MS = 1200;

/** Tells the truth about the connection while it is not there, and what waits for it. */
export function ConnectionBanner(): ReactElement | null {
  const { t } = useWords();
  const client = useClient();
  const connection = useLive((state) => state.connection);
  const waiting = useLive((state) => state.outgoing.filter(({ delivery }) => delivery.state === "queued").length);
  const away = !useConnected();
  const lasting = useLasting(away);
  if (!away || !lasting) return null;
  return (
    <div className="banner" role="status">
      <Icon name="offline" />
      <span className="banner-words">
        <ConnectionWords />
        {waiting > 0 && <> · {t("connection.queued", { count: waiting })}</>}
      </span>
      {(connection.status === "offline" || connection.status === "refused") && (
        <Button size="small" onClick={client.reconnect}>
          {t("connection.retryNow")}
        </Button>
      )}
    </div>
  );
}

function ConnectionWords(): ReactElement {
  const { t } = useWords();
  const connection = useLive((state) => state.connection);
  useNow(1);
  if (connection.status === "refused") return <>{t("connection.refused", { code: connection.code })}</>;
  if (connection.status === "connecting") return <>{t("connection.connecting")}</>;
  if (connection.status === "online") return <>{t("connection.offline")}</>;
  const seconds = Math.ceil((connection.retryAt - performance.now()) / 1000);
  return (
    <span className="number">{seconds > 0 ? t("connection.offlineRetry", { seconds }) : t("connection.offline")}</span>
  );
}

/** Whether the connection has been away for longer than a moment. */
function useLasting(away: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!away) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [away]);
  return lasting;
}
