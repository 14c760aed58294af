import type { ColumnType } from "kysely";
import type { Role } from "./core/permissions.ts";

type Json = ColumnType<unknown, string, string>;

interface OrganizationTable {
  readonly id: string;
  readonly name: string;
  readonly demo: ColumnType<boolean, boolean | undefined, boolean>;
  readonly created_at: Date;
}

interface ShopTable {
  readonly id: string;
  readonly organization_id: string;
  readonly slug: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly language: "zh" | "en";
  readonly currency: string;
  readonly time_zone: string;
  readonly accent_colour: ColumnType<string, string | undefined, string>;
  readonly allowed_origins: ColumnType<string[], string[] | undefined, string[]>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface AuditLogTable {
  readonly id: string;
  readonly organization_id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly detail: ColumnType<Record<string, unknown>, string, never>;
}

interface PersonTable {
  readonly id: string;
  readonly organization_id: string;
  readonly email: string;
  readonly display_name: string;
  readonly password_hash: string | null;
  readonly language: "zh" | "en";
  readonly state: "invited" | "active" | "deactivated";
  readonly tier: ColumnType<1 | 2 | 3, 1 | 2 | 3 | undefined, 1 | 2 | 3>;
  readonly created_at: Date;
}

interface RoleGrantTable {
  readonly organization_id: string;
  readonly person_id: string;
  readonly shop_id: string | null;
  readonly role: Role;
}

interface PersonSessionTable {
  readonly id: string;
  readonly token_hash: Buffer;
  readonly organization_id: string;
  readonly person_id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

interface LinkTable {
  readonly token_hash: Buffer;
  readonly organization_id: string;
  readonly person_id: string;
  readonly kind: "invite" | "reset";
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

interface CustomerTable {
  readonly id: string;
  readonly organization_id: string;
  readonly display_name: ColumnType<string, string | undefined, string>;
  readonly verified: ColumnType<boolean, boolean | undefined, boolean>;
  readonly created_at: Date;
  /** When everything personal was erased; null while the customer stands. */
  readonly erased_at: ColumnType<Date | null, never, Date>;
}

interface CustomerIdentityTable {
  readonly organization_id: string;
  readonly issuer: string;
  readonly external_id: string;
  readonly customer_id: string;
}

interface CustomerSessionTable {
  readonly id: string;
  readonly token_hash: Buffer;
  readonly organization_id: string;
  readonly shop_id: string;
  readonly customer_id: string;
  readonly verified: boolean;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

interface ShopKeyTable {
  readonly organization_id: string;
  readonly shop_id: string;
  readonly key_id: string;
  readonly algorithm: "HS256" | "RS256" | "ES256" | "EdDSA";
  readonly secret: Buffer | null;
  readonly public_jwk: Json | null;
  readonly issuer: string;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

interface RetentionPolicyTable {
  readonly organization_id: string;
  readonly conversation_days: number | null;
  readonly trace_days: number | null;
  readonly audit_days: number | null;
  readonly anonymous_days: number | null;
  readonly updated_at: Date;
}

declare module "../platform/database/index.ts" {
  interface Tables {
    retention_policy: RetentionPolicyTable;
    organization: OrganizationTable;
    shop: ShopTable;
    audit_log: AuditLogTable;
    person: PersonTable;
    role_grant: RoleGrantTable;
    person_session: PersonSessionTable;
    link: LinkTable;
    customer: CustomerTable;
    customer_identity: CustomerIdentityTable;
    customer_session: CustomerSessionTable;
    shop_key: ShopKeyTable;
  }
}
