import type { Order, Shipment } from "../../../commerce/index.ts";
import { mayComeAgain, standsStill } from "../../../commerce/index.ts";
import type { Outcome } from "../outcome.ts";
import { joinReplies, type Reply } from "../reply.ts";
import { alreadyAsked, offerRequest, orderNamed } from "../requests.ts";
import { answeredOffering, type SkillTurn } from "../skill.ts";

/** Has the courier trace the parcel that stands still or was signed for, after a yes; null where there is none to trace. */
export function traceParcel(turn: SkillTurn, order: Order, shown: Reply): Outcome | null {
  const parcel =
    order.shipments.find((one) => one.deliveredAt !== null || standsStill(one, turn.now)) ?? order.shipments[0];
  return parcel === undefined ? null : asked(turn, order, { kind: "trace", parcel, shown });
}

/** Has the courier bring a parcel to the door, after a yes; null where there is none. */
export function bringParcel(turn: SkillTurn, order: Order, shown: Reply): Outcome | null {
  const parcel = order.shipments.find(mayComeAgain) ?? order.shipments[0];
  return parcel === undefined ? null : asked(turn, order, { kind: "redelivery", parcel, shown });
}

interface Wished {
  readonly kind: "trace" | "redelivery";
  readonly parcel: Shipment;
  readonly shown: Reply;
}

/** What was asked of the courier before is told with its answer, and a person offered. */
function asked(turn: SkillTurn, order: Order, { kind, parcel, shown }: Wished): Outcome {
  const { trackingNumber } = parcel;
  const before = order.requests.find(
    ({ wish, state }) => wish.kind === kind && state !== "withdrawn" && wish.parcel === trackingNumber,
  );
  if (before !== undefined) return answeredOffering(turn, joinReplies([shown, alreadyAsked(turn, order, before)]));
  const { title } = orderNamed(turn, order);
  const offer = turn.say(kind === "trace" ? "confirm.trace" : "confirm.redelivery", { title, parcel: trackingNumber });
  return offerRequest(turn, { action: { kind, order: order.number, parcel: trackingNumber }, order, shown, offer });
}
