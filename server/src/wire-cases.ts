import type { CasePort } from "./assistant/index.ts";
import type { Cases, CaseHead, OpenedCase } from "./cases/index.ts";

/** So many of a customer's cases a turn hears of. */
const KNOWN_CASES = 10;

/** Gives the assistant its customers' cases. A case's key is the id of the answer that tells of it. */
export function casesForAssistant(cases: Cases): CasePort {
  return {
    openIn: async (trx, turn, { evidence, ...wish }) => {
      const { organizationId, shopId, conversationId, customerSeq } = turn;
      const opened = await cases.openIn(trx, {
        shop: { organizationId, shopId },
        actor: { kind: "assistant" },
        key: `turn:${conversationId}:${customerSeq}`,
        wish: {
          ...wish,
          customerId: turn.customer.id,
          conversationId,
          evidence: [...evidence, { kind: "messages", conversationId, upTo: customerSeq, source: "conversation" }],
        },
      });
      return { order: wish.order.number, ...toldOf(opened) };
    },
    ofCustomer: async ({ organizationId, shopId, customer }) => {
      const scope = { organizationId, shops: [shopId] };
      const found = await cases.ofCustomer(scope, { customerId: customer.id, limit: KNOWN_CASES });
      return found.map(knownOf);
    },
  };
}

function toldOf({ number, openedAt, dueAt, byKey }: OpenedCase) {
  return { number, openedAt, standing: { state: "open" as const, dueAt }, isNew: byKey };
}

function knownOf({ number, order, openedAt, state }: CaseHead) {
  return { number, order, openedAt, standing: state, isNew: false };
}
