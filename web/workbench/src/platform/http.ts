import { type Decoded, type Decoder, DecodeError, list, object, orNull, text } from "./decode.ts";

/** What a request came to: a value, or a stable code (`offline` when no answer came at all). */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly status: number;
      readonly detail: string | null;
      /** Which fields did not fit, where the server says so. */
      readonly errors?: readonly FieldError[];
    };

const fieldError = object({ path: text, message: text });

/** A field that did not fit: where it is (`body/rules/dispatch`) and what is wrong with it. */
export type FieldError = Decoded<typeof fieldError>;

/** A request to the server that the workbench came from; the session is its cookie. */
export interface Request<T> {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  /** Sent as JSON; a `Blob` is sent raw under its own type. */
  readonly body?: object | undefined;
  readonly decode: Decoder<T>;
  readonly signal?: AbortSignal | undefined;
}

/** The session is over; whoever shows the screens asks to sign in again. */
export const SESSION_OVER: readonly string[] = ["not_signed_in", "session_invalid", "session_revoked"];

/** Event of the window: some request was refused because the session is over. */
export const SESSION_ENDED = "warmline:session-ended";

const problem = object({ code: orNull(text), detail: orNull(text) }, { errors: list(fieldError) });

/** Sends a request. Never throws for what can be expected: no network, a refusal, an answer that is not understood. */
export async function request<T>(wanted: Request<T>): Promise<Answer<T>> {
  const response = await send(wanted);
  if (response === null) return { ok: false, code: "offline", status: 0, detail: null };
  const body = await readBody(response);
  if (response.ok) return understand(body, wanted.decode);
  const refused = refusal(body, response.status);
  if (SESSION_OVER.includes(refused.code)) dispatchEvent(new Event(SESSION_ENDED));
  return refused;
}

async function send(wanted: Request<unknown>): Promise<Response | null> {
  const { body } = wanted;
  const type = body instanceof Blob ? body.type || "application/octet-stream" : "application/json";
  try {
    return await fetch(wanted.path, {
      method: wanted.method ?? "GET",
      credentials: "same-origin",
      headers: { accept: "application/json", "x-warmline-csrf": "1", ...(body ? { "content-type": type } : {}) },
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
      signal: wanted.signal ?? null,
    });
  } catch {
    return null;
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return response.status === 204 ? null : await response.json();
  } catch {
    return null;
  }
}

function understand<T>(body: unknown, decode: Decoder<T>): Answer<T> {
  try {
    return { ok: true, value: decode(body, "") };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { ok: false, code: "unexpected_answer", status: 200, detail: error.message };
  }
}

function refusal(body: unknown, status: number): Extract<Answer<never>, { ok: false }> {
  const understood = understand(body, problem);
  const code = understood.ok ? understood.value.code : null;
  const detail = understood.ok ? understood.value.detail : null;
  const errors = understood.ok ? understood.value.errors : undefined;
  return { ok: false, code: code ?? codeOfStatus(status), status, detail, ...(errors && { errors }) };
}

function codeOfStatus(status: number): string {
  if (status === 401) return "not_signed_in";
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  if (status === 413) return "payload_too_large";
  if (status === 429) return "rate_limited";
  return status >= 502 && status <= 504 ? "unavailable" : "internal";
}

/** A refused request as an error, for TanStack Query, which wants one thrown. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The value of an answer; throws `RequestFailed` for a refusal. For query functions only. */
export async function requireAnswer<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new RequestFailed(got.code);
  return got.value;
}

/** The stable code of whatever a query failed with. */
export function codeOf(error: unknown): string {
  return error instanceof RequestFailed ? error.code : "internal";
}
