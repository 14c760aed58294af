/** What a request to the product's API needs. */
export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: object;
  readonly cookie?: string;
  /** Whose request it is, as a proxy in front tells it: limits count by address. */
  readonly address: string;
}

/** What came back. */
export interface Reply {
  readonly body: Readonly<{ [name: string]: unknown }>;
  readonly cookie: string;
}

/** Calls the API; a refusal is an error with all that it said. */
export async function call(url: string, { method, path, body, cookie, address }: Call): Promise<Reply> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      "x-warmline-csrf": "1",
      "x-forwarded-for": address,
      ...(body && { "content-type": "application/json" }),
      ...(cookie && { cookie }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} → ${response.status}: ${text}`);
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  const pair = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { body: isFields(parsed) ? parsed : {}, cookie: pair };
}

/** Reads a text that the API promises. */
export function textIn(fields: unknown, name: string): string {
  const value = isFields(fields) ? fields[name] : undefined;
  if (typeof value !== "string") throw new Error(`no ${name} in ${JSON.stringify(fields)}`);
  return value;
}

function isFields(value: unknown): value is Readonly<{ [name: string]: unknown }> {
  return typeof value === "object" && value !== null;
}
