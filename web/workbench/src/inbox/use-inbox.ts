import type { StaffConversation } from "@warmline/contract";
import { useMemo } from "react";
import { useLive } from "../live/live-context.ts";
import { useNow } from "../platform/use-now.ts";
import { useMe } from "../session/me-context.ts";
import { dayStartOf, type GroupedInbox, groupInbox, groupOf, needsAnswer } from "./core/groups.ts";
import { matches } from "./core/search.ts";

const NOBODY: readonly StaffConversation[] = [];

/** The inbox in its groups, narrowed by a search; null until the server has sent it. */
export function useInbox(query: string): GroupedInbox | null {
  const me = useMe();
  const inbox = useLive((state) => state.inbox);
  const dayStart = dayStartOf(useNow(60));
  return useMemo(() => {
    if (inbox === null) return null;
    const found = query === "" ? [...inbox.values()] : [...inbox.values()].filter((one) => matches(one, query));
    return groupInbox(found, { personId: me.person.id, dayStart });
  }, [inbox, query, me.person.id, dayStart]);
}

/** One conversation as the inbox has it at present. */
export function useInboxConversation(id: string): StaffConversation | null {
  return useLive((state) => state.inbox?.get(id) ?? null);
}

/** How many own conversations wait for an answer, for the tab's title. */
export function useAsking(): number {
  const me = useMe();
  return useLive((state) => {
    const mine = groupInbox(state.inbox?.values() ?? NOBODY, { personId: me.person.id, dayStart: 0 }).mine;
    return mine.filter(needsAnswer).length;
  });
}

/** How many customers are with the signed-in agent, live; null until the inbox is known. */
export function useOwnLoad(): number | null {
  const me = useMe();
  return useLive(({ inbox }) => {
    if (inbox === null) return null;
    const viewer = { personId: me.person.id, dayStart: 0 };
    return [...inbox.values()].filter((one) => groupOf(one, viewer) === "mine").length;
  });
}
