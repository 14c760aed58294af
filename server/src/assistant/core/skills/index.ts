import type { Skill, Skills } from "../skill.ts";
import { actionSkills } from "./actions.ts";
import { changeSkills } from "./changes.ts";
import { combiningSkills } from "./combining.ts";
import { buyingSkills } from "./buying.ts";
import { deliverySkills } from "./delivery.ts";
import { dispatchSkills } from "./dispatch.ts";
import { feeSkills } from "./fees.ts";
import { holdSkills } from "./requests-hold.ts";
import { invoiceSkills } from "./invoices.ts";
import { orderSkills } from "./orders.ts";
import { parcelSkills } from "./parcel.ts";
import { paymentSkills } from "./payments.ts";
import { priceAfterSkills } from "./price-after.ts";
import { productFactSkills } from "./product-facts.ts";
import { promotionSkills } from "./promotions.ts";
import { reachSkills } from "./reach.ts";
import { remedySkills } from "./remedies.ts";
import { returnEvidenceSkills } from "./return-evidence.ts";
import { returnSkills } from "./returns.ts";
import { sizeSkills } from "./size-advice.ts";
import { talkSkills } from "./talk.ts";

/** Every skill by its intent. */
export const SKILLS: Skills = {
  ...actionSkills,
  ...changeSkills,
  ...buyingSkills,
  ...combiningSkills,
  ...deliverySkills,
  ...dispatchSkills,
  ...feeSkills,
  ...holdSkills,
  ...invoiceSkills,
  ...orderSkills,
  ...parcelSkills,
  ...paymentSkills,
  ...priceAfterSkills,
  ...productFactSkills,
  ...promotionSkills,
  ...reachSkills,
  ...remedySkills,
  ...returnEvidenceSkills,
  ...returnSkills,
  ...sizeSkills,
  ...talkSkills,
};

/** The skill of an intent; an intent without one is answered as something the assistant cannot do. */
export function skillFor(intent: string): Skill | undefined {
  return Object.hasOwn(SKILLS, intent) ? SKILLS[intent] : undefined;
}
