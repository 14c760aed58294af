import type { Migration } from "../../platform/database/index.ts";

/**
 * A customer who was erased stays as a row without a name, because orders refer to it; nothing new begins for it. The
 * check waits for an erasure under way: whatever was begun beside one is either erased by it or refused after it.
 */
export const erasureMigration: Migration = {
  id: "identity/0007-erasure",
  up: `
    alter table customer add column erased_at timestamptz;

    create function identity_refuse_erased_customer() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare gone timestamptz;
    begin
      select erased_at into gone from customer where id = new.customer_id for share;
      if gone is not null then
        raise exception 'customer % was erased', new.customer_id using errcode = 'WL001';
      end if;
      return new;
    end $$;
    revoke execute on function identity_refuse_erased_customer() from public;
    grant execute on function identity_refuse_erased_customer() to warmline_app;

    create trigger customer_session_of_somebody before insert on customer_session
      for each row execute function identity_refuse_erased_customer();
    create trigger customer_identity_of_somebody before insert on customer_identity
      for each row execute function identity_refuse_erased_customer();
  `,
};
