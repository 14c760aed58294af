import type { Clock } from "../../platform/clock.ts";
import { type Database, withScope } from "../../platform/database/index.ts";

/** Pictures that one customer may upload in an hour: more than anybody photographs of a broken cup. */
export const CUSTOMER_UPLOADS_PER_HOUR = 60;
/** The same for one agent, who serves many customers. */
export const AGENT_UPLOADS_PER_HOUR = 300;
const HOUR_MS = 3_600_000;

/** Whether this uploader may upload one more. Uploads at the very same moment may exceed it by as many. */
export async function isWithinQuota(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { organizationId, uploader }: { readonly organizationId: string; readonly shopId: string; readonly uploader: string },
): Promise<boolean> {
  const most = uploader.startsWith("customer:") ? CUSTOMER_UPLOADS_PER_HOUR : AGENT_UPLOADS_PER_HOUR;
  const since = new Date(clock.now().getTime() - HOUR_MS);
  const lately = await withScope(database, { organizationId, shops: "*" }, (trx) =>
    trx
      .selectFrom("attachment")
      .select("id")
      .where("organization_id", "=", organizationId)
      .where("uploader", "=", uploader)
      .where("created_at", ">", since)
      .limit(most)
      .execute(),
  );
  return lately.length < most;
}
