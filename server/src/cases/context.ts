import type { IdentityContext } from "../identity/index.ts";

/** What the room stands on. */
export type CasesPorts = Pick<IdentityContext, "database" | "clock" | "newId">;
