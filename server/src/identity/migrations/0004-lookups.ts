import type { Migration } from "../../platform/database/index.ts";

/** Gives a function to the application role alone; by default PostgreSQL lets everybody execute it. */
function onlyForTheApplication(signature: string): string {
  return `revoke execute on function ${signature} from public;
    grant execute on function ${signature} to warmline_app;`;
}

/**
 * What must be found before any scope is known. Each function answers exactly one question about exactly one row,
 * named by something the asker must already hold (an address, a token's hash, a slug), and never lists.
 */
export const lookupsMigration: Migration = {
  id: "identity/0004-lookups",
  up: `
    create function identity_find_sign_in(wanted_email text)
    returns table (person_id uuid, organization_id uuid, password_hash text, state text, display_name text, language text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select id, organization_id, password_hash, state, display_name, language
      from person where lower(email) = lower(wanted_email)
    $$;
    ${onlyForTheApplication("identity_find_sign_in(text)")}

    create function identity_resolve_person_session(wanted bytea, moment timestamptz, idle interval)
    returns table (
      session_id uuid, organization_id uuid, person_id uuid, email text, display_name text, language text,
      tier smallint, expires_at timestamptz, grants jsonb
    )
    language sql volatile security definer set search_path = public, pg_temp as $$
      with touched as (
        update person_session set last_seen_at = moment
        where token_hash = wanted and last_seen_at < moment - interval '5 minutes'
          and last_seen_at > moment - idle and expires_at > moment
      )
      select s.id, s.organization_id, p.id, p.email, p.display_name, p.language, p.tier, s.expires_at,
        coalesce((
          select jsonb_agg(jsonb_build_object('role', g.role, 'shopId', g.shop_id) order by g.role, g.shop_id)
          from role_grant g where g.person_id = p.id and g.organization_id = s.organization_id
        ), '[]'::jsonb)
      from person_session s join person p on p.id = s.person_id and p.organization_id = s.organization_id
      where s.token_hash = wanted and s.expires_at > moment and s.last_seen_at > moment - idle and p.state = 'active'
    $$;
    ${onlyForTheApplication("identity_resolve_person_session(bytea, timestamptz, interval)")}

    create function identity_resolve_customer_session(wanted bytea, moment timestamptz)
    returns table (
      session_id uuid, organization_id uuid, shop_id uuid, customer_id uuid, display_name text, verified boolean,
      expires_at timestamptz
    )
    language sql stable security definer set search_path = public, pg_temp as $$
      select s.id, s.organization_id, s.shop_id, s.customer_id, c.display_name, s.verified, s.expires_at
      from customer_session s join customer c on c.id = s.customer_id and c.organization_id = s.organization_id
      where s.token_hash = wanted and s.expires_at > moment and s.revoked_at is null
    $$;
    ${onlyForTheApplication("identity_resolve_customer_session(bytea, timestamptz)")}

    create function identity_find_shop(wanted_slug text)
    returns table (
      id uuid, organization_id uuid, slug text, name_zh text, name_en text, language text, currency text,
      time_zone text, accent_colour text, allowed_origins text[]
    )
    language sql stable security definer set search_path = public, pg_temp as $$
      select id, organization_id, slug, name_zh, name_en, language, currency, time_zone, accent_colour, allowed_origins
      from shop where slug = wanted_slug
    $$;
    ${onlyForTheApplication("identity_find_shop(text)")}

    create function identity_find_link(wanted bytea, moment timestamptz)
    returns table (organization_id uuid, person_id uuid, kind text, email text, display_name text, language text, expires_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select l.organization_id, l.person_id, l.kind, p.email, p.display_name, p.language, l.expires_at
      from link l join person p on p.id = l.person_id and p.organization_id = l.organization_id
      where l.token_hash = wanted and l.used_at is null and l.expires_at > moment and p.state <> 'deactivated'
    $$;
    ${onlyForTheApplication("identity_find_link(bytea, timestamptz)")}

    create function identity_find_organization(wanted_name text)
    returns table (id uuid, name text, demo boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
      select id, name, demo from organization where lower(name) = lower(wanted_name)
    $$;
    ${onlyForTheApplication("identity_find_organization(text)")}
  `,
};
