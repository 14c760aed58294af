import { nothing, object, oneOf, orNull, text, type Decoded } from "../platform/decode.ts";
import { type Answer, request } from "../platform/http.ts";

/** Signs in; the session is then the browser's cookie. Refused alike for an unknown address and a wrong password. */
export function signIn(email: string, password: string): Promise<Answer<null>> {
  return request({ method: "POST", path: "/api/v1/session", body: { email, password }, decode: nothing });
}

/** Signs out on this device. */
export function signOut(): Promise<Answer<null>> {
  return request({ method: "DELETE", path: "/api/v1/session", decode: nothing });
}

const link = object({ kind: oneOf("invite", "reset"), email: text, displayName: orNull(text) });

/** What an invitation or reset link is for. */
export type LinkInfo = Decoded<typeof link>;

/** Reads a link without using it up; `not_found` or `link_invalid` when it was used or is too old. */
export function readLink(token: string, signal: AbortSignal): Promise<Answer<LinkInfo>> {
  return request({ path: `/api/v1/links/${encodeURIComponent(token)}`, decode: link, signal });
}

/** Uses a link up: sets the password (and the name, for an invitation). */
export function takeLink(
  token: string,
  chosen: { readonly password: string; readonly displayName?: string },
): Promise<Answer<null>> {
  return request({ method: "POST", path: `/api/v1/links/${encodeURIComponent(token)}`, body: chosen, decode: nothing });
}

/** Asks for a reset link by mail. The answer is the same whether the address is known or not. */
export function requestReset(email: string): Promise<Answer<null>> {
  return request({ method: "POST", path: "/api/v1/password-resets", body: { email }, decode: nothing });
}
