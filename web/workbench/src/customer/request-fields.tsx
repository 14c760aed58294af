import { Input, Radio, Select } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import {
  combinePartners,
  INVOICE_KINDS,
  type RequestDraft,
  withHeaderOf,
  writtenTaxId,
} from "./core/order-requests.ts";
import { type FormProps, Labelled, PartnerField } from "./form-parts.tsx";

type RequestProps = FormProps<RequestDraft["kind"]>;

/** What is asked for, by its kind. */
export function RequestFields({ action, ...rest }: RequestProps): ReactElement {
  const { t } = useWords();
  switch (action.kind) {
    case "urge_dispatch":
    case "withdraw_request":
      return <p>{t("orderAct.request.nothingToWrite")}</p>;
    case "hold_dispatch":
      return <HoldFields action={action} {...rest} />;
    case "redelivery":
    case "trace":
      return <ParcelField action={action} {...rest} />;
    case "combine":
      return <CombineFields action={action} {...rest} />;
    case "invoice":
      return <InvoiceFields action={action} {...rest} />;
  }
}

function HoldFields({ action, onChange }: FormProps<"hold_dispatch">): ReactElement {
  const { t } = useWords();
  return (
    <Labelled label={t("orderAct.request.notBefore")}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={action.notBefore}
          onChange={({ target }) => onChange({ ...action, notBefore: target.value })}
        />
      )}
    </Labelled>
  );
}

function ParcelField({ action, order, onChange }: FormProps<"redelivery" | "trace">): ReactElement {
  const { t } = useWords();
  return (
    <Labelled label={t("orderAct.request.parcel")}>
      {(id) => (
        <Select
          id={id}
          value={action.parcel}
          options={order.shipments.map(({ trackingNumber }) => ({ value: trackingNumber, label: trackingNumber }))}
          onChange={(parcel: string) => onChange({ ...action, parcel })}
        />
      )}
    </Labelled>
  );
}

function CombineFields({ action, order, context, onChange }: FormProps<"combine">): ReactElement {
  const partners = combinePartners(order, context.orders);
  return (
    <PartnerField
      partners={partners}
      orders={context.orders}
      value={action.with}
      onChange={(number) => onChange({ ...action, with: number })}
    />
  );
}

function InvoiceFields({ action, onChange }: FormProps<"invoice">): ReactElement {
  const { t } = useWords();
  const { header } = action;
  const change = (changed: Partial<typeof header>): void => onChange({ ...action, header: { ...header, ...changed } });
  return (
    <>
      <Labelled label={t("orderAct.request.invoice")}>
        {(id) => (
          <Select
            id={id}
            value={action.invoice}
            options={INVOICE_KINDS.map((value) => ({ value, label: t(`orderAct.invoice.${value}`) }))}
            onChange={(invoice: typeof action.invoice) => onChange({ ...action, invoice })}
          />
        )}
      </Labelled>
      <fieldset>
        <legend>{t("orderAct.request.header")}</legend>
        <Radio.Group
          value={header.of}
          onChange={({ target }) =>
            onChange({ ...action, header: withHeaderOf(header, target.value as typeof header.of) })
          }
          options={(["person", "company"] as const).map((value) => ({ value, label: t(`orderAct.header.${value}`) }))}
        />
      </fieldset>
      <Labelled label={t("orderAct.request.name")}>
        {(id) => (
          <Input
            id={id}
            value={header.name}
            maxLength={200}
            required
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Labelled>
      {header.of === "company" && (
        <Labelled label={t("orderAct.request.taxId")}>
          {(id) => (
            <Input
              id={id}
              value={header.taxId ?? ""}
              maxLength={20}
              onChange={({ target }) => change({ taxId: writtenTaxId(target.value) })}
            />
          )}
        </Labelled>
      )}
    </>
  );
}
