import type { PresenceState } from "@warmline/contract";

/** A row of `agent_presence`. */
export interface AgentPresenceTable {
  person_id: string;
  organization_id: string;
  name: string;
  state: PresenceState;
  capacity: number;
  lease_until: Date;
  last_assigned_at: Date | null;
}

declare module "../platform/database/index.ts" {
  interface Tables {
    agent_presence: AgentPresenceTable;
  }
}
