import type { Migration } from "../../platform/database/index.ts";

/**
 * After a large import the planner must not wait for autovacuum: until the tables are analysed it takes every index for
 * as good as the next, and reads all orders of a shop to find one. Only an owner may analyse. It is a hint: where
 * somebody else is at the tables (a vacuum, an index that is being made), the import does not wait for him.
 */
export const statisticsMigration: Migration = {
  id: "commerce/0006-statistics",
  up: `
    create function warmline_analyze_orders() returns void
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
    begin
      analyze shop_order, shop_order_line, shop_order_fee, shop_order_payment, shipment, shipment_event, remedy;
    exception when lock_not_available then
      raise log 'the tables of orders were not analysed: somebody else is at them';
    end
    $$;
    comment on function warmline_analyze_orders() is 'Looks at what the tables of orders hold, for the planner.';
    revoke all on function warmline_analyze_orders() from public;
    grant execute on function warmline_analyze_orders() to warmline_app;
  `,
};
