import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { connectAgent, connectCustomer, nodePorts, type Readable } from "../src/index.ts";
import { text, wordsOf } from "./helpers.ts";
import { serveSockets } from "./serve.ts";
import { SimulatedServer } from "./simulated-server.ts";

function until<State>(client: Readable<State>, holds: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds(client.getState())) return;
      stop();
      resolve(client.getState());
    };
    const stop = client.subscribe(look);
    look();
  });
}

test("a customer and an agent talk in Node over real sockets", async () => {
  const server = new SimulatedServer(() => new Date(0));
  const { url, close } = await serveSockets(server.accept);
  const ports = nodePorts({ createSocket: (address) => new WebSocket(address) });
  const customer = connectCustomer({
    url,
    language: "en",
    storageKey: "c",
    ports,
    getSession: () => Promise.resolve("customer:1"),
  });
  const agent = connectAgent({ url, storageKey: "a", ports, getSession: () => Promise.resolve("agent:1") });
  customer.send(text("Hi"));
  const { conversation } = await until(customer, ({ messages }) => messages.length === 1);
  const id = conversation?.id ?? "";
  agent.open(id);
  agent.send({ conversation: id, epoch: 1, body: text("Hello") });
  const { messages } = await until(customer, (state) => state.messages.length === 2);
  expect(wordsOf(messages)).toEqual(["Hi", "Hello"]);
  customer.close();
  agent.close();
  await close();
});

test("a server that is not there is told as offline, and nothing is thrown", async () => {
  const { url, close } = await serveSockets(new SimulatedServer(() => new Date(0)).accept);
  await close();
  const ports = nodePorts({ createSocket: (address) => new WebSocket(address) });
  const getSession = () => Promise.resolve("customer:1");
  const customer = connectCustomer({ url, language: "en", storageKey: "c", ports, getSession });
  const { connection } = await until(customer, (state) => state.connection.status === "offline");
  expect(connection.status).toBe("offline");
  customer.close();
});
