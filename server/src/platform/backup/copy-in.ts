import { once } from "node:events";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Client, escapeIdentifier } from "pg";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { namesSql } from "./list-tables.ts";

const unfold = promisify(gunzip);

/** Takes the parts of one table after another; a new table ends the one before. */
export interface TableLoader {
  readonly add: (table: string, part: Uint8Array) => Promise<void>;
  /** Ends the last table. */
  readonly finish: () => Promise<void>;
}

/** Loads rows through one connection. `columnsOf` says which columns the text has. */
export function openTableLoader(client: Client, columnsOf: (table: string) => readonly string[]): TableLoader {
  let open: { readonly table: string; readonly stream: CopyStreamQuery; readonly done: Promise<void> } | undefined;
  const finish = async (): Promise<void> => {
    const last = open;
    open = undefined;
    last?.stream.end();
    await last?.done;
  };
  const begin = (table: string) => {
    const sql = `copy ${escapeIdentifier(table)} (${namesSql(columnsOf(table))}) from stdin`;
    const stream = client.query(copyFrom(sql));
    const done = ended(stream);
    return { table, stream, done };
  };
  return {
    add: async (table, part) => {
      if (open?.table !== table) await finish();
      open ??= begin(table);
      const bytes = await unfold(part);
      if (!open.stream.write(bytes)) await Promise.race([once(open.stream, "drain"), open.done]);
    },
    finish,
  };
}

/** A stream that fails while nobody waits for it yet is asked about later. */
function ended(stream: CopyStreamQuery): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    stream.once("finish", () => resolve());
    stream.once("error", reject);
  });
  done.catch(() => undefined);
  return done;
}
