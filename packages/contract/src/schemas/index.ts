/** Schemas of everything on the wire (TypeBox). Servers load these; browsers import only the types of the main door. */
export * from "./brief.ts";
export * from "./card.ts";
export * from "./common.ts";
export * from "./conversation.ts";
export * from "./frame.ts";
export * from "./message.ts";
export * from "./sop.ts";
