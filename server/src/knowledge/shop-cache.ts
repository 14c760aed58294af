/** A shop by its two ids. */
interface Shop {
  readonly organizationId: string;
  readonly shopId: string;
}

/** What is in the database now: its own version, and how it is made of what was read; null where it is as it was. */
export interface Looked<Value> {
  readonly version: string;
  readonly make: (() => Value | Promise<Value>) | null;
}

/** Reads a shop's; `known` is the version of what is kept. */
export type LookUp<Value> = (shop: Shop, known: string | undefined) => Promise<Looked<Value>>;

/** Shops kept at most; the one used longest ago goes first. */
const MAX_SHOPS = 100;

interface Kept<Value> {
  /** Its own version: a shop's facts change for other reasons, too. */
  readonly version: string;
  readonly value: Value;
}

/** A shop that is kept, or just being read: whoever asks meanwhile waits for the same. */
interface Held<Value> {
  /** The version of the shop's facts at which this was true. */
  readonly asOf: string;
  readonly kept: Promise<Kept<Value>>;
  isUsed: boolean;
  /** What was there last, until it is read. */
  last: Value | undefined;
}

/**
 * What turns need of each shop and is dear to make. Belongs to one process: the version of the shop's facts, which each
 * change raises, keeps it true; it is made anew only when its own version is another.
 */
export class ShopCache<Value> {
  readonly #shops = new Map<string, Held<Value>>();
  readonly #lookUp: LookUp<Value>;

  constructor(lookUp: LookUp<Value>) {
    this.#lookUp = lookUp;
  }

  /** A shop's as of a version of its facts: nothing is read while that stays the same. */
  async ofShop(shop: Shop, asOf: string): Promise<Value> {
    const known = this.#shops.get(shop.shopId);
    const held = known?.asOf === asOf ? known : this.#read(shop, asOf, known);
    held.isUsed = true;
    this.#keep(shop.shopId, held);
    try {
      const { value } = await held.kept;
      held.last = value;
      return value;
    } catch (error) {
      // What could not be read is read again next time.
      if (this.#shops.get(shop.shopId) === held) this.#shops.delete(shop.shopId);
      throw error;
    }
  }

  /** What was there when it was read last, without reading; undefined where it is not kept. */
  lastSeen({ shopId }: Shop): Value | undefined {
    return this.#shops.get(shopId)?.last;
  }

  /** Forgets what nobody has asked for since this was called last. */
  dropUnused(): void {
    for (const [shopId, held] of this.#shops) {
      if (!held.isUsed) this.#shops.delete(shopId);
      held.isUsed = false;
    }
  }

  #keep(shopId: string, held: Held<Value>): void {
    this.#shops.delete(shopId);
    this.#shops.set(shopId, held);
    const [oldest] = this.#shops.keys();
    if (this.#shops.size > MAX_SHOPS && oldest !== undefined) this.#shops.delete(oldest);
  }

  #read(shop: Shop, asOf: string, before: Held<Value> | undefined): Held<Value> {
    const read = async (): Promise<Kept<Value>> => {
      const last = await before?.kept.catch(() => undefined);
      const { version, make } = await this.#lookUp(shop, last?.version);
      return last !== undefined && make === null ? last : { version, value: await made(make) };
    };
    return { asOf, kept: read(), isUsed: true, last: before?.last };
  }
}

function made<Value>(make: Looked<Value>["make"]): Value | Promise<Value> {
  if (make === null) throw new Error("nothing was kept that could be as it was");
  return make();
}
