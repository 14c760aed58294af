import { type Driver, PostgresDialect, type PostgresDialectConfig, PostgresDriver } from "kysely";

/**
 * PostgreSQL without a `begin` of its own: `withScope`, the only one who opens transactions here, sends it together
 * with the scope, so that a transaction begins with one round trip instead of two.
 */
export class ScopedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ScopedDriver(this.#config);
  }
}

class ScopedDriver extends PostgresDriver {
  override beginTransaction(): Promise<void> {
    return Promise.resolve();
  }
}
