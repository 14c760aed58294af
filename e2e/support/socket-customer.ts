import { connectCustomer, type CustomerClient, nodePorts } from "@warmline/client";
import { type MessageBody, SOCKET_PATH } from "@warmline/contract";
import { WebSocket } from "ws";

/** How a program speaks to a shop as one of its customers. */
export interface Knock {
  /** Where the server is, without a slash at the end. */
  readonly url: string;
  readonly shop: string;
  readonly language: "zh" | "en";
  /** The token that the shop's own server signed; without one he is anonymous. */
  readonly token?: string;
  /** A session from before, to come back as the same one. */
  readonly session?: string;
}

/** A customer without a screen, over the same socket as the widget. */
export interface SocketCustomer {
  /** To come back with later. */
  readonly session: string;
  readonly client: CustomerClient;
  /** Sends a text and waits for the first answer to it; every answer's body that came by then. */
  readonly ask: (text: string) => Promise<readonly MessageBody[]>;
  /** Sends a text and waits until the server has taken it. */
  readonly say: (text: string) => Promise<void>;
  readonly close: () => void;
}

/** Begins a session and connects. */
export async function connectSocketCustomer(knock: Knock): Promise<SocketCustomer> {
  const session = knock.session ?? (await beginSession(knock));
  const client = connectCustomer({
    url: `${knock.url.replace(/^http/, "ws")}${SOCKET_PATH}`,
    language: knock.language,
    storageKey: "story",
    getSession: () => Promise.resolve(session),
    ports: nodePorts({ createSocket: (url) => new WebSocket(url) }),
  });
  await until(client, () => client.getState().welcomed);
  const say = async (text: string): Promise<void> => {
    client.send({ kind: "text", text });
    await until(client, () => client.getState().outgoing.length === 0 && lastOwn(client) === text);
  };
  return { session, client, say, ask: (text) => ask(client, () => say(text)), close: client.close };
}

async function ask(client: CustomerClient, say: () => Promise<void>): Promise<readonly MessageBody[]> {
  const before = client.getState().messages.length;
  const answers = (): MessageBody[] =>
    client
      .getState()
      .messages.slice(before)
      .flatMap(({ author, body }) => (author.kind === "customer" ? [] : [body]));
  await say();
  await until(client, () => answers().length > 0);
  return answers();
}

function lastOwn(client: CustomerClient): string | undefined {
  const own = client.getState().messages.findLast(({ author }) => author.kind === "customer");
  return own?.body.kind === "text" ? own.body.text : undefined;
}

/** Waits for the state to become as wanted; the test's own time limit ends a wait in vain. */
export async function until(client: Pick<CustomerClient, "subscribe">, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const leave = client.subscribe(() => {
      if (!isSo()) return;
      leave();
      resolve();
    });
  });
}

async function beginSession({ url, shop, token }: Knock): Promise<string> {
  const response = await fetch(`${url}/api/v1/widget/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ shop, ...(token === undefined ? {} : { token }) }),
  });
  const answer: unknown = await response.json();
  const isSession = typeof answer === "object" && answer !== null && "token" in answer;
  if (!isSession || typeof answer.token !== "string") throw new Error(`No session: ${JSON.stringify(answer)}`);
  return answer.token;
}
