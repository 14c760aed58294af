import type { StaffConversation } from "@warmline/contract";
import type { Translate } from "../../i18n/i18n.ts";

/** Characters of a nameless visitor's id that tell him from others. */
export const SHORT_ID = 4;

/** A customer's name; a visitor without one is called by the end of his id, so that two are told apart. */
export function customerName(t: Translate, { name, id }: Pick<StaffConversation["customer"], "name" | "id">): string {
  return name.trim() === "" ? t("customer.visitor", { id: id.slice(-SHORT_ID).toUpperCase() }) : name;
}
