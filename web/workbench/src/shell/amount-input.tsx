import { InputNumber } from "antd";
import type { ReactElement } from "react";

interface Props {
  readonly id: string;
  readonly currency: string;
  /** In minor units; null while nothing is written. */
  readonly amount: number | null;
  readonly onChange: (amount: number | null) => void;
}

/** More money than any order is about, in whole units of any currency. */
const MOST = 1_000_000_000;

/** An amount of money, written as people write it and kept in minor units. */
export function AmountInput({ id, currency, amount, onChange }: Props): ReactElement {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (
    <InputNumber
      id={id}
      min={0}
      max={MOST}
      precision={digits}
      suffix={currency}
      value={amount === null ? null : amount / 10 ** digits}
      onChange={(next) => onChange(next === null ? null : Math.round(next * 10 ** digits))}
    />
  );
}
