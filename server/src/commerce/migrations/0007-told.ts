import type { Migration } from "../../platform/database/index.ts";

/**
 * What a request's customer was told of its answer last, and how often he was told something: an answer that he knows is
 * not told again, and one that was taken back is.
 */
export const toldMigration: Migration = {
  id: "commerce/0007-told",
  up: `
    alter table order_request
      add column told_state text not null default 'open' check (told_state in ('open', 'done', 'refused')),
      add column told_day text check (told_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      add column told_times integer not null default 0 check (told_times >= 0),
      add check (told_state <> 'open' or told_day is null),
      add check (told_times > 0 or told_state = 'open');
  `,
};
