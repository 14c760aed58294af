import { protectByOrganization, protectByShop, type Migration } from "../../platform/database/index.ts";

/**
 * Customers: one row per customer and organization, reached through (issuer, external id) pairs, or anonymous when
 * no pair leads to it. A shop's keys check the tokens its own server signs; `issuer` says whose customers they name.
 */
export const customersMigration: Migration = {
  id: "identity/0003-customers",
  up: `
    create table customer (
      id uuid primary key,
      organization_id uuid not null references organization (id),
      display_name text not null default '',
      verified boolean not null default false,
      created_at timestamptz not null,
      unique (organization_id, id)
    );
    ${protectByOrganization("customer")}

    create table customer_identity (
      organization_id uuid not null,
      issuer text not null check (length(issuer) between 1 and 120),
      external_id text not null check (length(external_id) between 1 and 200),
      customer_id uuid not null,
      primary key (organization_id, issuer, external_id),
      foreign key (organization_id, customer_id) references customer (organization_id, id)
    );
    create index customer_identity_of_customer on customer_identity (customer_id);
    ${protectByOrganization("customer_identity")}

    create table customer_session (
      id uuid primary key,
      token_hash bytea not null unique,
      organization_id uuid not null,
      shop_id uuid not null,
      customer_id uuid not null,
      verified boolean not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, customer_id) references customer (organization_id, id)
    );
    create index customer_session_of_customer on customer_session (customer_id);
    create index customer_session_expiry on customer_session (expires_at);
    ${protectByShop("customer_session")}

    create table shop_key (
      organization_id uuid not null,
      shop_id uuid not null,
      key_id text not null check (key_id ~ '^[A-Za-z0-9_-]{1,64}$'),
      algorithm text not null check (algorithm in ('HS256', 'RS256', 'ES256', 'EdDSA')),
      secret bytea check (octet_length(secret) >= 32),
      public_jwk jsonb,
      issuer text not null check (length(issuer) between 1 and 120),
      created_at timestamptz not null,
      revoked_at timestamptz,
      primary key (shop_id, key_id),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      check ((algorithm = 'HS256') = (secret is not null)),
      check ((algorithm = 'HS256') = (public_jwk is null))
    );
    ${protectByShop("shop_key")}
  `,
};
