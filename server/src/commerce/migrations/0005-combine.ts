import type { Migration } from "../../platform/database/index.ts";

/** Two orders may be asked for to be sent together; `once` is then the number of the other. */
export const combineMigration: Migration = {
  id: "commerce/0005-combine",
  up: `
    alter table order_request drop constraint order_request_kind_check;
    alter table order_request add constraint order_request_kind_check
      check (kind in ('urge_dispatch', 'hold_dispatch', 'redelivery', 'trace', 'invoice', 'combine'));
  `,
};
