import type { CloseReason, StaffConversation } from "@warmline/contract";
import { type Decoder, list, number, object, oneOf, text, flag } from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";

const BASE = "/api/v1/conversations";

const staffConversation: Decoder<StaffConversation> = object(
  {
    id: text,
    shopId: text,
    customer: object({ id: text, name: text, verified: flag, language: oneOf("zh", "en") }),
    owner: oneOf("assistant", "queue", "agent", "closed"),
    epoch: number,
    seq: number,
    publicSeq: number,
    customerSeq: number,
    handledSeq: number,
    customerDeliveredSeq: number,
    customerReadSeq: number,
    readSeq: number,
    ownerSince: text,
    lastAt: text,
    preview: text,
    previewAuthor: oneOf("customer", "assistant", "agent", "system"),
  },
  {
    agent: object({ id: text, name: text }),
    closeReason: oneOf("solved", "no_reply", "followed_up_elsewhere", "spam", "other"),
    handoverReason: text,
    problem: text,
    rating: number,
    previousId: text,
  },
);

const one = object({ conversation: staffConversation });
const many = object({ conversations: list(staffConversation) });

/** A change of owner that an agent asks for. `seen` is the last message on his screen: what came after is not closed away unread. */
export type Action =
  | { readonly kind: "take" }
  | { readonly kind: "release"; readonly reason: string }
  | { readonly kind: "hand-back" }
  | { readonly kind: "close"; readonly reason: CloseReason; readonly seen: number };

/** Asks for a change of owner, under the epoch that the agent saw. Refused with `stale_epoch` or `not_owner` when somebody was quicker. */
export async function act(
  seen: Pick<StaffConversation, "id" | "epoch">,
  action: Action,
): Promise<Answer<StaffConversation>> {
  const { kind, ...rest } = action;
  const path = `${BASE}/${encodeURIComponent(seen.id)}/${kind}`;
  const answer = await request({ method: "POST", path, body: { epoch: seen.epoch, ...rest }, decode: one });
  return answer.ok ? { ok: true, value: answer.value.conversation } : answer;
}

/** Conversations of one customer in one shop, newest first. */
export async function conversationsOf(
  customer: { readonly shopId: string; readonly customerId: string },
  signal: AbortSignal,
): Promise<readonly StaffConversation[]> {
  const query = new URLSearchParams({ shop: customer.shopId, customer: customer.customerId });
  const { conversations } = await requireAnswer(request({ path: `${BASE}?${query.toString()}`, decode: many, signal }));
  return conversations;
}

/** Names an uploaded picture. */
export interface Uploaded {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Uploads a picture before it is sent into a conversation. */
export function uploadPicture(conversation: string, picture: Blob): Promise<Answer<Uploaded>> {
  const path = `/api/v1/attachments?conversation=${encodeURIComponent(conversation)}`;
  return request({ method: "POST", path, body: picture, decode: object({ id: text, width: number, height: number }) });
}

/** Where an uploaded picture is seen; the cookie lets staff of its shop in. */
export function pictureAddress(attachment: string): string {
  return `/api/v1/attachments/${encodeURIComponent(attachment)}`;
}
