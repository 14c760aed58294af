import { Button } from "antd";
import { type ReactElement, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useClient, useLive } from "../live/live-context.ts";
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
  const patient = useLasting(connection.status === "online" ? null : connection.status);
  if (connection.status === "online" || !patient) return null;
  return (
    <div className="banner" role="status">
      <Icon name="offline" />
      <span className="banner-words">
        <ConnectionWords />
        {waiting > 0 && <> · {t("connection.queued", { count: waiting })}</>}
      </span>
      {connection.status !== "connecting" && (
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
  if (connection.status !== "offline") return <>{t("connection.connecting")}</>;
  const seconds = Math.ceil((connection.retryAt - performance.now()) / 1000);
  return (
    <span className="number">{seconds > 0 ? t("connection.offlineRetry", { seconds }) : t("connection.offline")}</span>
  );
}

/** Whether the connection has been away for longer than a moment. */
function useLasting(trouble: string | null): boolean {
  const [lasting, setLasting] = useState(false);
  const away = trouble !== null;
  useEffect(() => {
    if (!away) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [away]);
  return lasting;
}
