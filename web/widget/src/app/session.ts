import type { Refusal } from "@warmline/client";
import { parseFields } from "../shared/fields.ts";
import { parseShop, type Shop } from "./shop.ts";
import type { Memory } from "./storage.ts";

/** What the frame keeps of a customer between pages. */
interface KeptSession {
  readonly token: string;
  readonly shop: Shop;
}

/** What a session needs from the frame around it. */
export interface SessionOptions {
  readonly shop: string;
  /** Where this customer's session may be kept. */
  readonly memory: Memory;
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
  const { sub } = parseFields(decodeClaims(token));
  return typeof sub === "string" ? `signed-in:${sub}` : null;
}

function decodeClaims(token: string): string {
  try {
    const claims = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    return new TextDecoder().decode(Uint8Array.from(atob(claims), (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}

function readKept(text: string): KeptSession | null {
  const { token, shop } = parseFields(text);
  const known = parseShop(shop);
  return typeof token === "string" && known !== null ? { token, shop: known } : null;
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
  const { code } = parseFields(text);
  const final = response.status < 500 && response.status !== 429;
  if (final && typeof code === "string") return { ok: false, code };
  throw new Error(`Session: ${String(response.status)}`);
}

/** Sessions of one shop for the customer whom `token` names. */
export function createSessions(options: SessionOptions, token: string | null): Sessions {
  const who = whoIs(token);
  const key = `warmline:${options.shop}:${who ?? ""}`;
  let current = options.previous;

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
      const kept = renew ? null : readKept(options.memory.read(key));
      if (kept !== null) return use(kept);
      const fresh = renew && token !== null ? await options.askToken() : token;
      const answer = await beginAnew(whoIs(fresh) === who ? fresh : token);
      if (!answer.ok) return answer;
      options.memory.write(key, JSON.stringify(answer.kept));
      return use(answer.kept);
    },
    current: () => current,
    forget: () => options.memory.write(key, ""),
  };
}
