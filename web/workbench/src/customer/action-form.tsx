import { Checkbox, Input, Radio, Select } from "antd";
import { type ReactElement, useId } from "react";
import { useWords } from "../i18n/use-words.ts";
import { AmountInput } from "../shell/amount-input.tsx";
import { textIn } from "./core/order-words.ts";
import { type Address, feePartners, REFUND_REASONS } from "./core/order-action.ts";
import { CouponField } from "./coupon-field.tsx";
import { type FormProps, Labelled, PartnerField, WayField } from "./form-parts.tsx";
import { ItemFields } from "./item-fields.tsx";
import { RequestFields } from "./request-fields.tsx";
import { PaymentFields } from "./way-fields.tsx";

/** What is wished for, by the kind of action. Enter asks for the terms. */
export function ActionForm(props: FormProps & { readonly onSubmit: () => void }): ReactElement {
  const { onSubmit } = props;
  return (
    <form
      className="order-act-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Fields {...props} />
      <button type="submit" hidden />
    </form>
  );
}

function Fields({ action, ...rest }: FormProps): ReactElement {
  switch (action.kind) {
    case "cancel":
      return <CancelFields action={action} {...rest} />;
    case "change_address":
      return <AddressFields action={action} {...rest} />;
    case "return":
      return <ReturnFields action={action} {...rest} />;
    case "change_payment":
      return <PaymentFields action={action} {...rest} />;
    case "change_items":
    case "exchange":
      return <ItemFields action={action} {...rest} />;
    case "return_fee":
      return <FeeFields action={action} {...rest} />;
    case "price_protection":
      return <LinesField legend="orderAct.cheaperLines" action={action} {...rest} />;
    case "refund_part":
      return <PartFields action={action} {...rest} />;
    case "give_coupon":
      return <CouponField action={action} {...rest} />;
    default:
      return <RequestFields action={action} {...rest} />;
  }
}

function CancelFields({ action, onChange }: FormProps<"cancel">): ReactElement {
  const { t } = useWords();
  const reasons = ["no_longer_needed", "ordered_by_mistake"] as const;
  return (
    <fieldset>
      <legend>{t("orderAct.reason")}</legend>
      <Radio.Group
        value={action.reason}
        onChange={({ target }) => onChange({ ...action, reason: target.value as typeof action.reason })}
        options={reasons.map((value) => ({ value, label: t(`orderAct.reasons.${value}`) }))}
      />
    </fieldset>
  );
}

const PARTS = ["recipient", "phone", "region", "city", "district", "line", "postcode"] as const;

function AddressFields({ action, onChange }: FormProps<"change_address">): ReactElement {
  const { t } = useWords();
  const id = useId();
  const set = (part: keyof Address, text: string): void =>
    onChange({ ...action, address: { ...action.address, [part]: text } });
  return (
    <div className="order-act-address">
      {PARTS.map((part, index) => (
        <label key={part} htmlFor={`${id}${part}`} data-part={part}>
          <span className="faint">{t(`orderAct.part.${part}`)}</span>
          <Input
            id={`${id}${part}`}
            value={action.address[part]}
            maxLength={200}
            autoFocus={index === 0}
            required={part === "recipient" || part === "line"}
            onChange={({ target }) => set(part, target.value)}
          />
        </label>
      ))}
    </div>
  );
}

function ReturnFields({ action, order, onChange, ...rest }: FormProps<"return">): ReactElement {
  const { t } = useWords();
  return (
    <>
      <LinesField legend="orderAct.whichLines" action={action} order={order} onChange={onChange} {...rest} />
      <WayField
        order={order}
        label={t("orderAct.refundTo")}
        value={action.refundTo}
        onChange={(refundTo) => onChange({ ...action, refundTo })}
      />
    </>
  );
}

function PartFields({ action, order, onChange, ...rest }: FormProps<"refund_part">): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Labelled label={t("orderAct.amount")}>
        {(id) => (
          <AmountInput
            id={id}
            currency={order.currency}
            amount={action.amount === 0 ? null : action.amount}
            onChange={(amount) => onChange({ ...action, amount: amount ?? 0 })}
          />
        )}
      </Labelled>
      <Labelled label={t("orderAct.refundReason")}>
        {(id) => (
          <Select
            id={id}
            value={action.reason}
            options={REFUND_REASONS.map((value) => ({ value, label: t(`orderAct.refundReasons.${value}`) }))}
            onChange={(reason) => onChange({ ...action, reason })}
          />
        )}
      </Labelled>
      <LinesField legend="orderAct.partLines" action={action} order={order} onChange={onChange} {...rest} />
    </>
  );
}

type LinesProps = FormProps<"return" | "price_protection" | "refund_part"> & {
  readonly legend: "orderAct.whichLines" | "orderAct.cheaperLines" | "orderAct.partLines";
};

/** Which of an order's lines it is about. */
function LinesField({ legend, action, order, onChange }: LinesProps): ReactElement {
  const { t, language } = useWords();
  const options = order.lines.flatMap(({ id, title, quantity }) =>
    id === undefined ? [] : [{ value: id, label: `${textIn(title, language)} ×${quantity}` }],
  );
  return (
    <fieldset>
      <legend>{t(legend)}</legend>
      <Checkbox.Group
        className="order-act-lines"
        options={options}
        value={[...action.lineIds]}
        onChange={(lineIds) => onChange({ ...action, lineIds })}
      />
    </fieldset>
  );
}

function FeeFields({ action, order, context, onChange }: FormProps<"return_fee">): ReactElement {
  const partners = feePartners(order, context.orders);
  return (
    <PartnerField
      partners={partners}
      orders={context.orders}
      value={action.with}
      onChange={(number) => onChange({ ...action, with: number })}
    />
  );
}
