import { useQuery } from "@tanstack/react-query";
import { formatDay } from "@warmline/ui";
import { Select } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useNow } from "../platform/use-now.ts";
import { useShopTime } from "../session/use-shop-time.ts";
import { type FormProps, Labelled } from "./form-parts.tsx";
import { textIn } from "./core/order-words.ts";
import { couponsToGiveQuery } from "./order-actions-api.ts";

/** Which of the shop's coupons the customer gets; those that he has cannot be chosen. */
export function CouponField({ action, order, context, onChange }: FormProps<"give_coupon">): ReactElement {
  const { t, language } = useWords();
  const setting = useShopTime();
  const now = new Date(useNow(60));
  const { shopId } = context.conversation;
  const { data: coupons, isPending } = useQuery(couponsToGiveQuery({ shopId, number: order.number }));
  const none = coupons?.length === 0;
  return (
    <Labelled label={t("orderAct.coupon")}>
      {(id) => (
        <Select
          id={id}
          loading={isPending}
          disabled={none}
          placeholder={t(none ? "orderAct.noCoupon" : "orderAct.chooseCoupon")}
          value={action.code === "" ? null : action.code}
          options={(coupons ?? []).map(({ code, name, endsAt, isHeld }) => ({
            value: code,
            disabled: isHeld,
            label: [
              textIn(name, language) || code,
              t("orderAct.couponUntil", { day: formatDay(new Date(endsAt), now, setting) }),
              ...(isHeld ? [t("orderAct.couponHeld")] : []),
            ].join(" · "),
          }))}
          onChange={(code: string) => onChange({ ...action, code })}
        />
      )}
    </Labelled>
  );
}
