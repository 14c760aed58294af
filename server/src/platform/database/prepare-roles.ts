import { sql, type Kysely } from "kysely";
import { appRole } from "./app-role.ts";
import type { Tables } from "./tables.ts";

const role = sql.id(appRole);

/**
 * Databases of one cluster are migrated at the same time, and roles belong to the cluster: who comes second finds the
 * role made (42710, 23505) or its row being changed (XX000, "tuple concurrently updated").
 */
const lostRace = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "42710" || error.code === "23505" || error.code === "XX000");

const racing = async (statement: () => Promise<unknown>): Promise<void> => {
  try {
    await statement();
  } catch (error) {
    if (!lostRace(error)) throw error;
    await statement().catch((again: unknown) => {
      if (!lostRace(again)) throw again;
    });
  }
};

const exists = async (db: Kysely<Tables>): Promise<boolean> =>
  (await sql`select from pg_roles where rolname = ${appRole}`.execute(db)).rows.length > 0;

const mayBecome = async (db: Kysely<Tables>): Promise<boolean> => {
  // Until PostgreSQL 16 membership was one thing; since then becoming the role is a right of its own.
  const { rows } = await sql<{ may: boolean }>`
    select pg_has_role(current_user, ${appRole},
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`.execute(db);
  return rows[0]?.may ?? false;
};

const privileges = sql`
  grant usage on schema public to ${role};
  revoke create on schema public from public, ${role};
  alter default privileges in schema public grant select, insert, update, delete on tables to ${role};
  alter default privileges in schema public grant usage, select on sequences to ${role};
  alter default privileges revoke execute on functions from public;
  alter default privileges grant execute on functions to ${role};
`;

/**
 * Makes the application role where it is missing, lets the owner become it, and lets it use what later migrations make:
 * a migration that wants less revokes. May be repeated.
 */
export const prepareRoles = async (db: Kysely<Tables>): Promise<void> => {
  if (!(await exists(db))) {
    await racing(() =>
      sql`create role ${role} nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls`.execute(db),
    );
  }
  if (!(await mayBecome(db))) await racing(() => sql`grant ${role} to current_user`.execute(db));
  await privileges.execute(db);
};
