import { type ClientPorts, connectCustomer, type CustomerClient, keepInMemory } from "@warmline/client";
import type { LiveCustomer } from "../../src/conversations/index.ts";
import type { Random } from "../../src/platform/random.ts";
import { ASKS_FOR_PERSON, SAYS_YES } from "../assistant.ts";
import type { Ledger } from "../ledger.ts";

/** What a participant lives on. */
export interface ParticipantPorts {
  readonly random: Random;
  readonly ledger: Ledger;
  readonly clientPorts: (role: "customer" | "agent") => Omit<ClientPorts, "storage">;
  /** A session for who asks; `renew` after one was not accepted. */
  readonly session: (who: string, renew: boolean) => string;
}

interface Tab {
  readonly row: string;
  readonly storage: ReturnType<typeof keepInMemory>;
  client: CustomerClient;
}

/** A customer of one shop with one or two tabs, who writes, rates, reads, reloads. */
export class SimulatedCustomer {
  readonly who: LiveCustomer;
  readonly tabs: readonly Tab[];
  readonly #ports: ParticipantPorts;

  constructor(ports: ParticipantPorts, who: LiveCustomer, tabs: number) {
    this.#ports = ports;
    this.who = who;
    this.tabs = Array.from({ length: tabs }, (_, index) => {
      const storage = keepInMemory();
      return { row: `${who.customer.id}/${index}`, storage, client: this.#connect(storage) };
    });
  }

  /** Does one thing, by chance. */
  act(): void {
    const { random } = this.#ports;
    const tab = this.tabs[Math.floor(random() * this.tabs.length)];
    if (tab === undefined) return;
    const dice = random();
    if (dice < 0.38) this.#write(tab, "question");
    else if (dice < 0.5) this.#write(tab, SAYS_YES);
    else if (dice < 0.65) this.#write(tab, ASKS_FOR_PERSON);
    else if (dice < 0.72) for (let more = 0; more < 3; more += 1) this.#write(tab, "burst");
    else if (dice < 0.8) this.#read(tab);
    else if (dice < 0.86) this.#rate(tab);
    else if (dice < 0.91) this.#reload(tab);
    else if (dice < 0.95) tab.client.typing(random() < 0.5);
    else tab.client.wake();
  }

  askForPerson(): void {
    const [tab] = this.tabs;
    if (tab !== undefined) this.#write(tab, ASKS_FOR_PERSON);
  }

  close(): void {
    for (const { client } of this.tabs) client.close();
  }

  #connect(storage: Tab["storage"]): CustomerClient {
    const { session, clientPorts } = this.#ports;
    return connectCustomer({
      url: "ws://simulated",
      language: "zh",
      storageKey: "kept",
      ports: { ...clientPorts("customer"), storage },
      getSession: (renew) => Promise.resolve(session(this.who.customer.id, renew)),
    });
  }

  #write({ client, row }: Tab, prefix: string): void {
    const text = this.#ports.ledger.newText(prefix);
    this.#ports.ledger.wrote({ id: client.send({ kind: "text", text }), row, text, epochs: new Set() });
  }

  #read({ client }: Tab): void {
    client.markRead(client.getState().messages.length);
  }

  #rate({ client }: Tab): void {
    const { conversation, outgoing } = client.getState();
    if (conversation?.owner === "closed" && !conversation.rated) client.send({ kind: "rating", score: 5 });
    for (const { id, delivery, body } of outgoing) {
      if (delivery.state === "failed" && body.kind === "rating") client.discard(id);
    }
  }

  #reload(tab: Tab): void {
    tab.client.close();
    tab.client = this.#connect(tab.storage);
  }
}
