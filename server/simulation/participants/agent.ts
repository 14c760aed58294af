import { type AgentClient, connectAgent, keepInMemory } from "@warmline/client";
import type { StaffConversation } from "@warmline/contract";
import type { LiveStaff, TransferCommand } from "../../src/conversations/index.ts";
import { PRIVATE } from "../ledger.ts";
import type { ParticipantPorts } from "./customer.ts";

/** What an agent has beside his socket: the requests of his workbench. */
export interface AgentPorts extends ParticipantPorts {
  readonly request: (wish: {
    readonly conversationId: string;
    readonly epoch: number;
    readonly command: TransferCommand;
  }) => void;
  /** Whether agents take customers by hand, beyond what they are given. */
  readonly takesByHand: boolean;
}

/** An agent who comes and goes, answers, notes, closes, releases, hands back, reloads. */
export class SimulatedAgent {
  readonly who: LiveStaff;
  client: AgentClient;
  readonly #ports: AgentPorts;
  readonly #storage = keepInMemory();

  constructor(ports: AgentPorts, who: LiveStaff) {
    this.#ports = ports;
    this.who = who;
    this.client = this.#connect();
  }

  /** Does one thing, by chance; mostly something with a conversation of his own. */
  act(): void {
    const { random, takesByHand } = this.#ports;
    const dice = random();
    const own = this.#pick(({ agent }) => agent?.id === this.who.personId);
    if (dice < 0.12) this.goOnline();
    else if (dice < 0.16) this.client.setPresence(random() < 0.5 ? "away" : "offline");
    else if (dice < 0.22) this.#reload();
    else if (dice < 0.32 && takesByHand) this.#take();
    else if (dice < 0.4 && takesByHand) this.#lookIn();
    else if (dice < 0.46) this.#tryAgain();
    else if (dice < 0.52) this.#note();
    else if (own !== null) this.#serve(own);
  }

  goOnline(): void {
    this.client.setPresence("online", 1 + Math.floor(this.#ports.random() * 2));
  }

  #serve(own: StaffConversation): void {
    const { random } = this.#ports;
    const agentId = this.who.personId;
    const { id, customerSeq } = own;
    this.client.open(id);
    if (random() < 0.4) this.client.markRead(id, own.seq);
    const dice = random();
    if (dice < 0.45) this.#write(own, "reply");
    else if (dice < 0.62) this.#request(own, { type: "close", agentId, reason: "solved", seen: customerSeq });
    else if (dice < 0.75) this.#request(own, { type: "release", agentId, reason: "break" });
    else this.#request(own, { type: "hand_back", agentId });
    if (random() < 0.1) this.client.leave(id);
  }

  #take(): void {
    const waiting = this.#pick(({ owner }) => owner === "queue" || owner === "assistant");
    if (waiting === null) return;
    const { personId: agentId, name: agentName } = this.who;
    this.#request(waiting, { type: "assign", agentId, agentName });
  }

  /** Takes a customer and hands him back at once, as by mistake. */
  #lookIn(): void {
    const busy = this.#pick(({ owner, customerSeq, handledSeq }) => owner === "assistant" && customerSeq > handledSeq);
    if (busy === null) return;
    const { personId: agentId, name: agentName } = this.who;
    this.#request(busy, { type: "assign", agentId, agentName });
    this.#request({ ...busy, epoch: busy.epoch + 1 }, { type: "hand_back", agentId });
  }

  #note(): void {
    const any = this.#pick(() => true);
    if (any !== null) this.#write(any, PRIVATE);
  }

  #write({ id: conversation, epoch }: StaffConversation, prefix: string): void {
    const { ledger } = this.#ports;
    const text = ledger.newText(prefix);
    const kind = prefix === PRIVATE ? "note" : "text";
    const id = this.client.send({ conversation, epoch, body: { kind, text } });
    ledger.wrote({ id, row: `${this.who.personId}/${conversation}`, text, epochs: new Set([epoch]) });
  }

  #tryAgain(): void {
    const { inbox, outgoing } = this.client.getState();
    for (const { id, conversation, delivery } of outgoing) {
      if (delivery.state !== "failed") continue;
      if (this.#ports.random() < 0.5) this.client.discard(id);
      else {
        this.#ports.ledger.written.get(id)?.epochs.add(inbox?.get(conversation)?.epoch ?? 0);
        this.#ports.ledger.retried.add(id);
        this.client.retry(id);
      }
    }
  }

  #request({ id, epoch }: StaffConversation, command: TransferCommand): void {
    this.#ports.request({ conversationId: id, epoch, command });
  }

  #pick(isMeant: (conversation: StaffConversation) => boolean): StaffConversation | null {
    const meant = [...(this.client.getState().inbox?.values() ?? [])].filter(isMeant);
    return meant[Math.floor(this.#ports.random() * meant.length)] ?? null;
  }

  #reload(): void {
    this.client.close();
    this.client = this.#connect();
  }

  #connect(): AgentClient {
    const { session, clientPorts } = this.#ports;
    return connectAgent({
      url: "ws://simulated",
      storageKey: "kept",
      ports: { ...clientPorts("agent"), storage: this.#storage },
      getSession: (renew) => Promise.resolve(session(this.who.personId, renew)),
    });
  }
}
