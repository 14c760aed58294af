import { type Migration, protectByOrganization } from "../../platform/database/index.ts";

/** Who is online, kept by a lease: an agent whose screens are gone stops renewing it. */
export const presenceMigration: Migration = {
  id: "desk/0001-presence",
  up: `
    create table agent_presence (
      person_id uuid primary key,
      organization_id uuid not null,
      name text not null,
      state text not null check (state in ('online', 'away', 'offline')),
      capacity smallint not null check (capacity between 1 and 20),
      every_shop boolean not null,
      shops uuid[] not null,
      lease_until timestamptz not null,
      last_assigned_at timestamptz,
      foreign key (organization_id, person_id) references person (organization_id, id)
    );
    create index agent_presence_online on agent_presence (organization_id) where state = 'online';
    create index agent_presence_lease on agent_presence (lease_until) where state <> 'offline';
    ${protectByOrganization("agent_presence")}

    create function warmline_expired_leases(moment timestamptz)
    returns table (organization uuid, person uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
      select organization_id, person_id from agent_presence where state <> 'offline' and lease_until < moment
      union
      select c.organization_id, c.agent_id from conversation c
      left join agent_presence p on p.person_id = c.agent_id
      where c.owner = 'agent' and (p.lease_until < moment
        or (p.person_id is null and c.owner_since < moment - interval '90 seconds'))
    $$;
    create function warmline_waiting_organizations()
    returns table (organization uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
      select distinct organization_id from conversation where owner = 'queue'
    $$;
    revoke all on function warmline_expired_leases(timestamptz), warmline_waiting_organizations() from public;
    grant execute on function warmline_expired_leases(timestamptz), warmline_waiting_organizations() to warmline_app;
  `,
};
