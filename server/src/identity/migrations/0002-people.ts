import { protectByOrganization, type Migration } from "../../platform/database/index.ts";

/**
 * People, what they may do, and how they get in. An e-mail address is unique in the whole installation, because
 * sign-in happens before any organization is known. Only hashes of session and link tokens are kept.
 */
export const peopleMigration: Migration = {
  id: "identity/0002-people",
  up: `
    create table person (
      id uuid primary key,
      organization_id uuid not null references organization (id),
      email text not null check (length(email) between 3 and 254),
      display_name text not null check (length(display_name) between 1 and 80),
      password_hash text,
      language text not null check (language in ('zh', 'en')),
      state text not null check (state in ('invited', 'active', 'deactivated')),
      tier smallint not null default 1 check (tier between 1 and 3),
      created_at timestamptz not null,
      unique (organization_id, id)
    );
    create unique index person_email_once on person (lower(email));
    ${protectByOrganization("person")}

    create table role_grant (
      organization_id uuid not null,
      person_id uuid not null,
      shop_id uuid,
      role text not null check (role in ('admin', 'owner', 'lead', 'agent', 'mentor', 'officer')),
      foreign key (organization_id, person_id) references person (organization_id, id),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      unique nulls not distinct (person_id, shop_id, role)
    );
    create index role_grant_of_shop on role_grant (organization_id, shop_id);
    ${protectByOrganization("role_grant")}

    create table person_session (
      id uuid primary key,
      token_hash bytea not null unique,
      organization_id uuid not null,
      person_id uuid not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      foreign key (organization_id, person_id) references person (organization_id, id)
    );
    create index person_session_of_person on person_session (person_id);
    create index person_session_expiry on person_session (expires_at);
    ${protectByOrganization("person_session")}

    create table link (
      token_hash bytea primary key,
      organization_id uuid not null,
      person_id uuid not null,
      kind text not null check (kind in ('invite', 'reset')),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      foreign key (organization_id, person_id) references person (organization_id, id)
    );
    create index link_of_person on link (person_id);
    ${protectByOrganization("link")}
  `,
};
