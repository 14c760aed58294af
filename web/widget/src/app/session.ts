import type { Refusal } from "@warmline/client";
import { parseShop, type Shop } from "./shop.ts";

/** What the frame keeps of a customer between pages. */
interface KeptSession {
  readonly token: string;
  readonly shop: Shop;
}

/** What a session needs from the frame around it. */
export interface SessionOptions {
  readonly shop: string;
  readonly storage: Storage | null;
  /** The session of whoever was here before; it ends when the new one begins. */
  readonly previous: string;
  readonly onShop: (shop: Shop) => void;
  /** A fresh token of the customer from the shop's page; null for nobody. */
  readonly askToken: () => Promise<string | null>;
}

/** The customer's session with the shop, kept per customer so that nobody meets another's conversation on a shared computer. */
export interface Sessions {
  /** A session's token; `renew` when the last one was not accepted. */
  get(renew: boolean): Promise<string | Refusal>;
  /** The token that stands, for uploads and pictures. */
  current(): string;
  /** Forgets the session of whoever it is for. */
  forget(): void;
}

/** Under which name something of this customer is kept: a token's subject, `anonymous`, or null when it cannot be told. */
export function whoIs(token: string | null): string | null {
  if (token === null) return "anonymous";
  try {
    const claims = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(claims), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const isNamed = typeof value === "object" && value !== null && "sub" in value && typeof value.sub === "string";
    return isNamed ? `signed-in:${String(value.sub)}` : null;
  } catch {
    return null;
  }
}

function readKept(text: string | null): KeptSession | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null || !("token" in value) || !("shop" in value)) return null;
    const shop = parseShop(value.shop);
    return typeof value.token === "string" && shop !== null ? { token: value.token, shop } : null;
  } catch {
    return null;
  }
}

type Answer = { readonly ok: true; readonly kept: KeptSession } | Refusal;

/** Begins a session. `previous` ends by it: an anonymous customer stays who he is, anybody else is left behind. */
async function begin(shop: string, token: string | null, previous: string): Promise<Answer> {
  const response = await fetch("/api/v1/widget/session", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(previous === "" ? {} : { authorization: `Bearer ${previous}` }),
    },
    body: JSON.stringify({ shop, ...(token === null ? {} : { token }) }),
  });
  const text = await response.text();
  if (response.ok) {
    const kept = readKept(text);
    return kept === null ? { ok: false, code: "protocol_unsupported" } : { ok: true, kept };
  }
  const code = /"code":\s*"(\w+)"/.exec(text)?.[1] ?? "";
  const final = response.status >= 400 && response.status < 500 && response.status !== 429;
  if (final && code !== "") return { ok: false, code };
  throw new Error(`Session: ${String(response.status)}`);
}

/** Sessions of one shop for the customer whom `token` names. */
export function createSessions(options: SessionOptions, token: string | null): Sessions {
  const who = whoIs(token);
  const key = who === null ? null : `warmline:${options.shop}:${who}`;
  let current = options.previous;

  function keep(kept: KeptSession | null): void {
    try {
      if (key === null) return;
      if (kept === null) options.storage?.removeItem(key);
      else options.storage?.setItem(key, JSON.stringify(kept));
    } catch {
      // A full or forbidden storage: the session lasts as long as the page.
    }
  }

  function use(kept: KeptSession): string {
    current = kept.token;
    options.onShop(kept.shop);
    return current;
  }

  /** A token that the server does not take leaves the customer anonymous rather than alone. */
  async function beginAnew(fresh: string | null): Promise<Answer> {
    const answer = await begin(options.shop, fresh, current);
    return !answer.ok && answer.code.startsWith("token_") ? begin(options.shop, null, "") : answer;
  }

  return {
    async get(renew) {
      const kept = renew || key === null ? null : readKept(options.storage?.getItem(key) ?? null);
      if (kept !== null) return use(kept);
      const fresh = renew && token !== null ? await options.askToken() : token;
      const answer = await beginAnew(whoIs(fresh) === who ? fresh : token);
      if (!answer.ok) return answer;
      keep(answer.kept);
      return use(answer.kept);
    },
    current: () => current,
    forget: () => keep(null),
  };
}
