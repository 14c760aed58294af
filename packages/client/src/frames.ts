import type { Message, ToCustomerFrame } from "@warmline/contract";

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is text. */
export const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** Whether a value is something with an id and a position. */
export const hasId = (value: unknown): boolean => isFields(value) && isText(value["id"]) && isCount(value["seq"]);

function isMessage(value: unknown): value is Message {
  if (!isFields(value) || !isCount(value["seq"]) || !isText(value["at"])) return false;
  const { author, body } = value;
  return isFields(author) && isText(author["kind"]) && isFields(body) && isText(body["kind"]);
}

/** Whether a value is a list whose every item passes. */
export const every = (value: unknown, check: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check);

/** What must hold of a frame of each kind. */
export type Shapes = Readonly<Record<string, (frame: Fields) => boolean>>;

/** What every client relies on in each kind of frame; the server's own schemas say the rest. */
export const SHAPES: Shapes = {
  ack: (frame) => isText(frame["id"]) && isText(frame["conversation"]) && isCount(frame["seq"]),
  refused: (frame) => isText(frame["id"]) && isText(frame["code"]),
  messages: (frame) => isText(frame["conversation"]) && every(frame["messages"], isMessage),
  conversation: (frame) => hasId(frame["conversation"]),
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

/** Whether a value is a frame of one of these kinds, in the shape that its kind must have. */
export function isKnown(value: unknown, shapes: Shapes): boolean {
  if (!isFields(value) || !isText(value["type"])) return false;
  const shape = Object.hasOwn(shapes, value["type"]) ? shapes[value["type"]] : undefined;
  return shape?.(value) ?? false;
}

const CUSTOMER_SHAPES: Shapes = { ...SHAPES, welcome: ({ role }) => role === "customer" };

const isForCustomer = (value: unknown): value is ToCustomerFrame => isKnown(value, CUSTOMER_SHAPES);

/** What the server said to a customer; null for a frame that is broken or of a kind that this client does not know. */
export function readCustomerFrame(text: string): ToCustomerFrame | null {
  const value = parseJson(text);
  return isForCustomer(value) ? value : null;
}
