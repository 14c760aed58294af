import { blobsMigration } from "../blobs/blobs-migration.ts";
import { jobsMigration } from "../jobs/jobs-migration.ts";
import type { Migration } from "./migration.ts";

/** What policies are written with. Stable, so that an index condition may use them. */
const scopeFunctions = `
create function warmline_organization() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('warmline.organization', true), '')::uuid
$$;
comment on function warmline_organization() is 'The organization of this transaction''s scope; null without one.';

create function warmline_sees_all_shops() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('warmline.shops', true), '') = '*'
$$;
comment on function warmline_sees_all_shops() is 'Whether the scope sees every shop of its organization.';

create function warmline_shops() returns uuid[] language sql stable parallel safe as $$
  select string_to_array(nullif(nullif(current_setting('warmline.shops', true), ''), '*'), ',')::uuid[]
$$;
comment on function warmline_shops() is 'The shops that the scope names; null where it names none or sees all.';

create function warmline_sees_shop(shop uuid) returns boolean language sql stable parallel safe as $$
  select coalesce(warmline_sees_all_shops() or shop = any (warmline_shops()), false)
$$;
comment on function warmline_sees_shop(uuid) is 'Whether the scope sees this shop.';
`;

/** The platform's own migrations; they come before every room's. */
export const platformMigrations: readonly Migration[] = [
  { id: "platform/0001-scope", up: scopeFunctions },
  jobsMigration,
  blobsMigration,
];
