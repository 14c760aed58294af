import type { useWords } from "../i18n/use-words.ts";
import { endOf } from "./core/ways-to-pay.ts";
import type { Money } from "./order-actions-api.ts";

type T = ReturnType<typeof useWords>["t"];
type Move = Money[number];

/** A way to pay by its kind, with what tells it from another of that kind. */
export function wayWords(t: T, reference: string, method: Move["method"]): string {
  const end = endOf(reference, method);
  const name = method === null ? "" : t(`orderAct.method.${method}`);
  return [name, end === null ? "" : t("orderAct.wayEnd", { end })].filter((part) => part !== "").join(" ");
}

/** Which way money moves by an action. Who pays otherwise gets back what he is charged: that is no refund to him. */
export function moveWords(t: T, kind: string, way: Move["way"]): string {
  return kind === "change_payment" ? t(`orderAct.paidOtherwise.${way}`) : t(`orderAct.money.${way}`);
}
