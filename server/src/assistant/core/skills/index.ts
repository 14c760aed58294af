import type { Skill, Skills } from "../skill.ts";
import { actionSkills } from "./actions.ts";
import { buyingSkills } from "./buying.ts";
import { deliverySkills } from "./delivery.ts";
import { dispatchSkills } from "./dispatch.ts";
import { feeSkills } from "./fees.ts";
import { orderSkills } from "./orders.ts";
import { parcelSkills } from "./parcel.ts";
import { productFactSkills } from "./product-facts.ts";
import { promotionSkills } from "./promotions.ts";
import { returnSkills } from "./returns.ts";
import { sizeSkills } from "./size-advice.ts";
import { talkSkills } from "./talk.ts";

/** Every skill by its intent. */
export const SKILLS: Skills = {
  ...actionSkills,
  ...buyingSkills,
  ...deliverySkills,
  ...dispatchSkills,
  ...feeSkills,
  ...orderSkills,
  ...parcelSkills,
  ...productFactSkills,
  ...promotionSkills,
  ...returnSkills,
  ...sizeSkills,
  ...talkSkills,
};

/** The skill of an intent; an intent without one is answered as something the assistant cannot do. */
export function skillFor(intent: string): Skill | undefined {
  return Object.hasOwn(SKILLS, intent) ? SKILLS[intent] : undefined;
}
