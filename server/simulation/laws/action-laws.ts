import type { Message, Rows } from "./rows.ts";

/** Law 9 for what the assistant does: done is told, told is done, and each by the turn that caused it. */
export function checkActions({ deeds, messages }: Rows): string[] {
  const told = messages.filter(tellsOfDeed);
  const keys = new Set(deeds.map(({ key }) => key));
  const saidUnder = new Set(told.map((message) => message.client_id));
  return [
    ...deeds.filter(({ key }) => !saidUnder.has(key)).map(({ key }) => `${key} was done and never told`),
    ...told.filter((one) => !keys.has(one.client_id)).map((one) => `${one.client_id} was told and never done`),
  ];
}

function tellsOfDeed({ meta }: Message): boolean {
  if (typeof meta !== "object" || meta === null || !("trace" in meta)) return false;
  const { trace } = meta;
  if (typeof trace !== "object" || trace === null || !("actions" in trace)) return false;
  return Array.isArray(trace.actions) && trace.actions.length > 0;
}
