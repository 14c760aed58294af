import { createHmac } from "node:crypto";
import { call, textIn } from "./api.ts";
import { ordersOf } from "./errands.ts";
import type { AgentSpec, CustomerSpec, Spec } from "./participant.ts";

/** How many of each, and where the product is reached while everything is quiet. */
export interface CastOptions {
  readonly url: string;
  readonly customers: number;
  readonly agents: number;
  /** The demo's own password, and that of the people who are invited. */
  readonly demoPassword: string;
}

interface Shop {
  readonly id: string;
  readonly slug: string;
  readonly language: "zh" | "en";
  readonly keyId: string;
  readonly secret: string;
}

const MAIL = "demo.warmline.example";
const PASSWORD = "a long walk in the rain";
/** Sign-ins and sessions made at the same time. */
const AT_ONCE = 6;
/** How many customers of a shop stay anonymous: every tenth. */
const ANONYMOUS_EVERY = 10;

/** Lets everybody in by the product's own doors: people invited by the demo's admin, customers vouched for by their shop. */
export async function gatherCast(options: CastOptions): Promise<readonly Spec[]> {
  const admin = await signIn(options, { email: `admin@${MAIL}`, password: options.demoPassword, address: "10.0.0.1" });
  const shops = await openShops(options.url, admin);
  const agents = await inTurns(options.agents, (at) => makeAgent(options, { at, admin, shop: pick(shops, at) }));
  const customers = await inTurns(options.customers, (at) => makeCustomer(options, { at, shop: pick(shops, at) }));
  return [...agents, ...customers];
}

function pick(shops: readonly Shop[], at: number): Shop {
  const shop = shops[at % shops.length];
  if (shop === undefined) throw new Error("the demo has no shops");
  return shop;
}

async function inTurns<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    made.push(...(await Promise.all(Array.from({ length: size }, (_, index) => make(from + index)))));
  }
  return made;
}

async function signIn(
  { url }: CastOptions,
  { address, ...body }: { readonly email: string; readonly password: string; readonly address: string },
): Promise<string> {
  return (await call(url, { method: "POST", path: "/session", body, address })).cookie;
}

async function openShops(url: string, cookie: string): Promise<readonly Shop[]> {
  const address = "10.0.0.1";
  const { body } = await call(url, { method: "GET", path: "/me", cookie, address });
  const shops = Array.isArray(body["shops"]) ? (body["shops"] as readonly object[]) : [];
  return Promise.all(
    shops.map(async (shop) => {
      const id = textIn(shop, "id");
      const path = `/shops/${id}/keys`;
      const key = (await call(url, { method: "POST", path, body: { algorithm: "HS256" }, cookie, address })).body;
      const language = textIn(shop, "language") === "en" ? "en" : "zh";
      return { id, slug: textIn(shop, "slug"), language, keyId: keyIdIn(key), secret: textIn(key, "secret") };
    }),
  );
}

function keyIdIn(key: object): string {
  return "key" in key ? textIn(key.key, "keyId") : textIn(key, "keyId");
}

async function makeAgent(
  options: CastOptions,
  { at, admin, shop }: { readonly at: number; readonly admin: string; readonly shop: Shop },
): Promise<AgentSpec> {
  const name = `a${at + 1}`;
  const address = `10.1.${at >> 8}.${at & 255}`;
  const email = `${name}@${MAIL}`;
  const roles = [{ role: "agent", shopId: shop.id }];
  const invitation = { email, displayName: `小二${at + 1}`, language: shop.language, tier: 1, roles };
  const path = "/people/invitations";
  const { body } = await call(options.url, { method: "POST", path, body: invitation, cookie: admin, address });
  const token = textIn(body, "link").split("/").at(-1) ?? "";
  await call(options.url, { method: "POST", path: `/links/${token}`, body: { password: PASSWORD }, address });
  const cookie = await signIn(options, { email, password: PASSWORD, address });
  return { kind: "agent", name, cookie, session: cookie.split("=")[1] ?? "", language: shop.language, address };
}

async function makeCustomer(
  { url }: CastOptions,
  { at, shop }: { readonly at: number; readonly shop: Shop },
): Promise<CustomerSpec> {
  const name = `c${at + 1}`;
  const address = `10.2.${at >> 8}.${at & 255}`;
  const vouched = isKnown(at) ? { token: vouch(shop, externalIdOf(at)) } : {};
  const body = { shop: shop.slug, ...vouched };
  const session = (await call(url, { method: "POST", path: "/widget/session", body, address })).body;
  const errand = isKnown(at) ? { shop: shop.slug, customer: externalIdOf(at), orders: ordersOf(at) } : null;
  return { kind: "customer", name, session: textIn(session, "token"), language: shop.language, address, errand };
}

const isKnown = (at: number): boolean => at % ANONYMOUS_EVERY !== 0;

const externalIdOf = (at: number): string => `c${String(Math.floor(at / 4) + 1).padStart(4, "0")}`;

/** What a shop's own server signs for its customer: a JWT, an hour long. */
function vouch({ slug, keyId, secret }: Shop, externalId: string): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  const claims = { aud: slug, sub: externalId, exp: Math.floor(Date.now() / 1000) + 3_600 };
  const signed = `${encode({ alg: "HS256", kid: keyId })}.${encode(claims)}`;
  const signature = createHmac("sha256", Buffer.from(secret, "base64url")).update(signed).digest("base64url");
  return `${signed}.${signature}`;
}
