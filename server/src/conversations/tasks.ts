import { makeRecurring, type RunnableTask } from "../platform/jobs/index.ts";
import type { Conversations } from "./conversations.ts";

/** What this room has done again and again. */
export function conversationTasks(conversations: Conversations): readonly RunnableTask[] {
  return [
    makeRecurring({
      name: "conversations.close_idle",
      cron: "*/10 * * * *",
      run: async ({ signal }) => {
        await conversations.closeIdle(signal);
      },
    }),
  ];
}
