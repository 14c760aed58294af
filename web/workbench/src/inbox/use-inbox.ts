import type { StaffConversation } from "@warmline/contract";
import { useMemo } from "react";
import { useLive } from "../live/live-context.ts";
import { useNow } from "../platform/use-now.ts";
import { useMe } from "../session/me-context.ts";
import { dayStartOf, type GroupedInbox, groupInbox } from "./core/groups.ts";
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
    return mine.filter(({ customerSeq, handledSeq }) => customerSeq > handledSeq).length;
  });
}
