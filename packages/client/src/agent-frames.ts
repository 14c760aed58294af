import type { ToAgentFrame } from "@warmline/contract";
import { every, hasId, isFields, isKnown, isText, parseJson, SHAPES, type Shapes } from "./frames.ts";

/** Apart from the customer's, so that a customer's page does not load them. */
const AGENT_SHAPES: Shapes = {
  ...SHAPES,
  welcome: ({ role }) => role === "agent",
  inbox: (frame) => every(frame["conversations"], hasId),
  removed: (frame) => isText(frame["conversation"]),
  presence: (frame) => isFields(frame["presence"]),
};

const isForAgent = (value: unknown): value is ToAgentFrame => isKnown(value, AGENT_SHAPES);

/** What the server said to an agent; null for a frame that is broken or of a kind that this client does not know. */
export function readAgentFrame(text: string): ToAgentFrame | null {
  const value = parseJson(text);
  return isForAgent(value) ? value : null;
}
