import type { Author, Message, MessageBody } from "@warmline/contract";

const START = new Date(2026, 10, 22, 10, 0).getTime();

/** Writers for tests. */
export const CUSTOMER: Author = { kind: "customer", id: "customer-1" };
export const ASSISTANT: Author = { kind: "assistant" };
export const SYSTEM: Author = { kind: "system" };
export const ME: Author = { kind: "agent", id: "me", name: "小林" };
export const COLLEAGUE: Author = { kind: "agent", id: "wang", name: "小王" };

/** A log entry for tests, `minute` minutes after ten o'clock local time. */
export function message(
  seq: number,
  author: Author,
  minute = seq,
  body: MessageBody = { kind: "text", text: `第 ${seq} 句` },
): Message {
  return { seq, publicSeq: seq, author, at: new Date(START + minute * 60_000).toISOString(), body };
}
