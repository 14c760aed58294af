import { formatDay } from "@warmline/ui";
import { Button } from "antd";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useNow } from "../platform/use-now.ts";
import { useShopTime } from "../session/use-shop-time.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { Icon } from "../shell/icon.tsx";
import { ShopMoment } from "../shell/time.tsx";
import { textIn } from "./core/order-words.ts";
import type { Shipment } from "./orders-api.ts";

/** Scans shown until asked for all. */
const EVENTS_AT_FIRST = 3;

/** One parcel: courier, number, where it is, and its way, newest first. */
export function ShipmentView({
  shipment,
  index,
}: {
  readonly shipment: Shipment;
  readonly index: number | null;
}): ReactElement {
  const { t, language } = useWords();
  const [all, setAll] = useState(false);
  const { events } = shipment;
  const shown = all ? events : events.slice(0, EVENTS_AT_FIRST);
  return (
    <section className="parcel">
      <p className="parcel-head">
        <Icon name="parcel" size={14} />
        <span>{index === null ? t("order.tracking") : t("order.parcel", { index })}</span>
        <span className="number clip">
          {textIn(shipment.courier.name, language)} {shipment.trackingNumber}
        </span>
        <CopyButton text={shipment.trackingNumber} label={t("order.copyTracking")} small />
      </p>
      <Origin shipment={shipment} />
      <Arrival shipment={shipment} />
      {events.length === 0 && <p className="faint">{t("order.noTracking")}</p>}
      <ol className="parcel-events">
        {shown.map((event, at) => (
          <li key={`${event.at}-${at}`} data-status={event.status}>
            <strong>{t(`order.tracked.${event.status}`)}</strong> <span>{textIn(event.text, language)}</span>
            <small className="faint number">
              <ShopMoment at={event.at} /> {textIn(event.place, language)}
            </small>
          </li>
        ))}
      </ol>
      {events.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t("order.moreEvents", { count: events.length })}
        </Button>
      )}
    </section>
  );
}

/** Where the page says the parcel starts and where it really did, when the two differ. */
function Origin({ shipment }: { readonly shipment: Shipment }): ReactElement | null {
  const { t, language } = useWords();
  if (shipment.displayedOrigin === null || shipment.realOrigin === null) return null;
  const displayed = textIn(shipment.displayedOrigin.name, language);
  const real = textIn(shipment.realOrigin.name, language);
  return displayed === real ? null : <p className="parcel-origin">{t("order.origins", { displayed, real })}</p>;
}

function Arrival({ shipment }: { readonly shipment: Shipment }): ReactElement | null {
  const { t, language } = useWords();
  const setting = useShopTime();
  const now = new Date(useNow(60));
  if (shipment.deliveredAt !== null) {
    const who = shipment.signedBy === null ? "" : textIn(shipment.signedBy, language);
    return who === "" ? null : <p className="faint">{t("order.signedBy", { who })}</p>;
  }
  if (shipment.estimatedTo === null) return null;
  return (
    <p className="faint">{t("order.estimate", { time: formatDay(new Date(shipment.estimatedTo), now, setting) })}</p>
  );
}
