import type { Message, ToAgentFrame, ToCustomerFrame } from "@warmline/contract";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const hasId = (value: unknown): boolean => isFields(value) && isText(value["id"]) && isCount(value["seq"]);

function isMessage(value: unknown): value is Message {
  if (!isFields(value) || !isCount(value["seq"]) || !isText(value["at"])) return false;
  const { author, body } = value;
  return isFields(author) && isText(author["kind"]) && isFields(body) && isText(body["kind"]);
}

const every = (value: unknown, check: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check);

/** What a client relies on in each kind of frame; the server's own schemas say the rest. */
const SHAPES: Readonly<Record<string, (frame: Fields) => boolean>> = {
  welcome: (frame) => isText(frame["role"]),
  ack: (frame) => isText(frame["id"]) && isText(frame["conversation"]) && isCount(frame["seq"]),
  refused: (frame) => isText(frame["id"]) && isText(frame["code"]),
  messages: (frame) => isText(frame["conversation"]) && every(frame["messages"], isMessage),
  conversation: (frame) => hasId(frame["conversation"]),
  inbox: (frame) => every(frame["conversations"], hasId),
  removed: (frame) => isText(frame["conversation"]),
  presence: (frame) => isFields(frame["presence"]),
  typing: (frame) => isText(frame["conversation"]) && isText(frame["who"]),
  error: (frame) => isText(frame["code"]),
  pong: () => true,
};

/** Parses text as JSON; null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isKnown(value: unknown, role: "customer" | "agent"): boolean {
  if (!isFields(value) || !isText(value["type"])) return false;
  if (value["type"] === "welcome" && value["role"] !== role) return false;
  const shape = Object.hasOwn(SHAPES, value["type"]) ? SHAPES[value["type"]] : undefined;
  return shape?.(value) ?? false;
}

const isForCustomer = (value: unknown): value is ToCustomerFrame => isKnown(value, "customer");
const isForAgent = (value: unknown): value is ToAgentFrame => isKnown(value, "agent");

/** What the server said to a customer; null for a frame that is broken or of a kind that this client does not know. */
export function readCustomerFrame(text: string): ToCustomerFrame | null {
  const value = parseJson(text);
  return isForCustomer(value) ? value : null;
}

/** What the server said to an agent; null for a frame that is broken or of a kind that this client does not know. */
export function readAgentFrame(text: string): ToAgentFrame | null {
  const value = parseJson(text);
  return isForAgent(value) ? value : null;
}
