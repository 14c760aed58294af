import { lookup as systemLookup } from "node:dns/promises";
import { once } from "node:events";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "./is-public-address.ts";

/** How long everything may take, redirects and body included, in milliseconds. */
const PATIENCE_MS = 10_000;
/** The longest answer that is read, in bytes. */
const MAX_BYTES = 1024 * 1024;
/** Redirects that are followed; each is judged like the first address. */
const MAX_REDIRECTS = 3;
const REDIRECTS: readonly (number | undefined)[] = [301, 302, 303, 307, 308];

/** Finds a name's addresses; the system's resolver unless a test says otherwise. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** What a guarded fetch may do. Without any, it reaches public addresses by https only. */
export interface FetchRules {
  /** Also plain http; for an operator who knows the network between. */
  readonly allowHttp?: boolean;
  /** Addresses that count as public although they are not, such as a shop system in the operator's own network. */
  readonly allowAddress?: (address: string) => boolean;
  readonly resolve?: Resolve;
  readonly patienceMs?: number;
  readonly maxBytes?: number;
}

/** What to send. */
export interface FetchRequest {
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Why nothing came back. The first four were never sent; of the others nobody knows whether they were received. */
export type FetchRefusal =
  | "url_invalid"
  | "scheme_forbidden"
  | "name_unknown"
  | "address_forbidden"
  | "too_many_redirects"
  | "too_large"
  | "too_slow"
  | "unreachable";

/** The answer as it came, or why there is none. */
export type Fetched =
  | { readonly ok: true; readonly status: number; readonly body: Buffer }
  | { readonly ok: false; readonly code: FetchRefusal };

/** Fetches an address that somebody else chose. */
export type GuardedFetch = (url: string, request: FetchRequest) => Promise<Fetched>;

const refuse = (code: FetchRefusal): { readonly ok: false; readonly code: FetchRefusal } => ({ ok: false, code });

/**
 * Makes the only way to fetch an address that a customer, a merchant or another program chose (webhooks, avatars). A
 * name is resolved once, every address that it has must be public, and the connection goes to the very address that was
 * judged, so that a name which changes its mind in between (DNS rebinding) gains nothing. Only a GET follows redirects.
 */
export function createGuardedFetch(rules: FetchRules = {}): GuardedFetch {
  return async (url, request) => {
    const signal = AbortSignal.timeout(rules.patienceMs ?? PATIENCE_MS);
    try {
      return await follow({ url, request, rules, signal });
    } catch (error) {
      if (signal.aborted) return refuse("too_slow");
      if (error instanceof Error && "code" in error && error.code !== "ERR_INVALID_CHAR") return refuse("unreachable");
      throw error;
    }
  };
}

interface Step {
  readonly url: string;
  readonly request: FetchRequest;
  readonly rules: FetchRules;
  readonly signal: AbortSignal;
}

async function follow(first: Step): Promise<Fetched> {
  let step = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const target = await judge(step);
    if (!target.ok) return target;
    const answer = await send(step, target);
    const next = redirectOf(step, answer);
    if (next === undefined) return read(answer, step.rules.maxBytes ?? MAX_BYTES);
    answer.destroy();
    step = next;
  }
  return refuse("too_many_redirects");
}

interface Target {
  readonly ok: true;
  readonly url: URL;
  /** The name, or the address without a URL's brackets. */
  readonly host: string;
  readonly address: string;
}

async function judge(step: Step): Promise<Target | ReturnType<typeof refuse>> {
  const { url, rules, signal } = step;
  if (!URL.canParse(url)) return refuse("url_invalid");
  const parsed = new URL(url);
  if (parsed.username !== "" || parsed.password !== "") return refuse("url_invalid");
  if (parsed.protocol !== "https:" && !(parsed.protocol === "http:" && rules.allowHttp))
    return refuse("scheme_forbidden");
  const host = parsed.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = await addressesOf(host, step);
  signal.throwIfAborted();
  const [address] = addresses;
  if (address === undefined) return refuse("name_unknown");
  const allowed = addresses.every((each) => isPublicAddress(each) || rules.allowAddress?.(each));
  return allowed ? { ok: true, url: parsed, host, address } : refuse("address_forbidden");
}

/** A URL has brought every way to write an IPv4 address (octal, one number) into its plain form already. */
async function addressesOf(host: string, { rules, signal }: Step): Promise<readonly string[]> {
  if (isIP(host)) return [host];
  const resolve = rules.resolve ?? resolveBySystem;
  return Promise.race([resolve(host), once(signal, "abort").then(() => [])]);
}

const resolveBySystem: Resolve = async (host) => {
  const found = await systemLookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
};

async function send({ request, signal }: Step, { url, host, address }: Target): Promise<IncomingMessage> {
  const open = url.protocol === "https:" ? requestHttps : requestHttp;
  const sent = open({
    host: address,
    port: url.port === "" ? undefined : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method: request.method,
    headers: { ...request.headers, host: url.host },
    ...(isIP(host) ? {} : { servername: host }),
    // A connection of its own: one that is kept open could belong to another name.
    agent: false,
    signal,
  });
  sent.end(request.body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return answer;
}

/** What was meant for one host alone stays there when it sends on to another. */
function redirectOf(step: Step, { statusCode, headers }: IncomingMessage): Step | undefined {
  if (step.request.method !== "GET" || !REDIRECTS.includes(statusCode) || headers.location === undefined)
    return undefined;
  const url = URL.canParse(headers.location, step.url) ? new URL(headers.location, step.url) : undefined;
  const same = url?.origin === new URL(step.url).origin;
  return { ...step, url: url?.href ?? "", request: same ? step.request : { method: "GET" } };
}

async function read(answer: IncomingMessage, maxBytes: number): Promise<Fetched> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return refuse("too_large");
    chunks.push(chunk);
  }
  return { ok: true, status: answer.statusCode ?? 0, body: Buffer.concat(chunks) };
}
