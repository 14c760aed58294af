import type { LiveSessions, LiveStaff, TransferCommand } from "../src/conversations/index.ts";
import type { Random } from "../src/platform/random.ts";
import { seededRandom } from "../src/platform/seeded-random.ts";
import { type Accept, FaultyNetwork } from "../../packages/client/test/faulty-network.ts";
import { VirtualTimers } from "../../packages/client/test/virtual-timers.ts";
import { type AppendRules, RIGHT_APPEND } from "./database/append.ts";
import { connectionLost } from "./database/database-error.ts";
import type { Access, Step } from "./database/dialect.ts";
import { Store } from "./database/store.ts";
import type { Row, TableName } from "./database/tables.ts";
import { Ledger } from "./ledger.ts";
import { SimulatedAgent } from "./participants/agent.ts";
import { SimulatedCustomer } from "./participants/customer.ts";
import { socketWithLedger } from "./participants/socket-with-ledger.ts";
import { drawPlan, type Plan } from "./plan.ts";
import { Program } from "./program.ts";
import { SimulatedBus } from "./simulated-bus.ts";

/** Ways to build the system wrongly, so that a test can show that the simulation notices. */
export interface PlantedFault {
  /** In which histories: those in which such a fault can show itself often. */
  readonly plan?: Partial<Plan>;
  readonly append?: Partial<AppendRules>;
  readonly neverSweeps?: boolean;
  readonly newIdForRetry?: boolean;
  readonly tellsAfterwards?: boolean;
  readonly answersBeforeCommit?: boolean;
}

const START = Date.UTC(2026, 10, 20, 2);
const ORGANIZATION = "0f000000-0000-7000-8000-000000000001";
const DAYS_MS = 73 * 3_600_000;
/** How far a clock is off at most, in milliseconds. */
const MOST_SKEW_MS = 60_000;
/** How long a program or the database is away, at most, in milliseconds. */
const MOST_AWAY_MS = 4_000;
/** How long a shop is given to open, in milliseconds. */
const OPENING_MS = 3_000;
const NEVER = new Promise<never>(() => undefined);

const id = (kind: string, number: number): string => `${kind}-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** One small world: a database, programs on it, a network, people at its ends. Everything in it follows from its seed. */
export class Simulation {
  readonly plan: Plan;
  readonly random: Random;
  readonly timers = new VirtualTimers();
  readonly store = new Store();
  readonly ledger = new Ledger();
  readonly customers: readonly SimulatedCustomer[];
  readonly agents: readonly SimulatedAgent[];
  readonly #fault: PlantedFault;
  readonly #network: FaultyNetwork;
  readonly #bus: SimulatedBus;
  readonly #programs: Program[] = [];
  readonly #skews: number[];
  readonly #revoked = new Set<string>();
  readonly #renewals = new Map<string, number>();
  #isFaulty = true;
  #isDatabaseAway = false;
  #days = 0;
  #ids = 0;

  constructor(seed: number, fault: PlantedFault = {}) {
    this.random = seededRandom(seed);
    this.plan = { ...drawPlan(seed, this.random), ...fault.plan };
    this.#fault = fault;
    this.#network = new FaultyNetwork({ timers: this.timers, random: this.random });
    this.#bus = new SimulatedBus(this.timers, this.random);
    this.#setFaults();
    this.#skews = Array.from({ length: this.plan.programs }, () => 0);
    for (let place = 0; place < this.plan.programs; place += 1) this.#startProgram(place);
    this.customers = Array.from({ length: this.plan.customers }, (_, index) => this.#newCustomer(index));
    this.agents = Array.from({ length: this.plan.agents }, (_, index) => this.#newAgent(index));
    for (const { who } of this.agents) this.store.seed(peopleRows(who));
  }

  /** What a program's clock shows that is right. */
  get now(): Date {
    return new Date(START + this.timers.now() + this.#days);
  }

  /** Lets people and troubles happen. */
  async play(): Promise<void> {
    if (this.plan.opensServed) await this.#open();
    for (let step = 0; step < this.plan.steps; step += 1) {
      await this.timers.advance(this.random() * this.plan.pause);
      for (let act = 0; act < this.plan.atOnce; act += 1) this.#actOnce();
      this.#troubleOnce();
    }
  }

  /** Ends all trouble: from here on everything must come right by itself. */
  calm(): void {
    this.#isFaulty = false;
    this.#network.heal();
    // Where every hint is lost, sweeps alone must do.
    if (this.plan.hintLoss < 1) this.#bus.faults.loss = 0;
    this.#skews.fill(0);
    for (const agent of this.agents) {
      if (this.plan.agentsLeave) agent.client.close();
      else agent.goOnline();
    }
  }

  close(): void {
    for (const customer of this.customers) customer.close();
    for (const agent of this.agents) agent.client.close();
    for (const program of this.#programs) program.kill();
  }

  /** A shop that is open: agents are there, and customers have asked for them. */
  async #open(): Promise<void> {
    for (const agent of this.agents) agent.goOnline();
    for (const customer of this.customers) customer.askForPerson();
    await this.timers.advance(OPENING_MS);
  }

  #setFaults(): void {
    const { network, hintLoss, hintDelay } = this.plan;
    Object.assign(this.#network.faults, network);
    Object.assign(this.#bus.faults, { loss: hintLoss, delay: hintDelay, double: 0.05 });
  }

  #actOnce(): void {
    const { customers, agents, random } = this;
    const people = random() < 0.55 ? customers : agents;
    people[Math.floor(random() * people.length)]?.act();
  }

  #troubleOnce(): void {
    const { restart, clockJump, crash } = this.plan;
    if (this.random() < restart) this.#restartDatabase();
    if (this.random() < clockJump) this.#jump();
    if (this.random() < crash) this.#kill(Math.floor(this.random() * this.#programs.length));
    if (this.random() < 0.01) this.#network.cutAll();
    if (this.random() < 0.01) for (const who of this.#renewals.keys()) this.#revoked.add(this.#sessionOf(who));
  }

  #restartDatabase(): void {
    this.#isDatabaseAway = true;
    this.store.restart();
    this.timers.after(this.random() * MOST_AWAY_MS, () => {
      this.#isDatabaseAway = false;
    });
  }

  #jump(): void {
    if (this.random() < 0.3) this.#days += DAYS_MS;
    else this.#skews[Math.floor(this.random() * this.#skews.length)] = (this.random() - 0.5) * 2 * MOST_SKEW_MS;
  }

  #startProgram(place: number): void {
    const { timers, random, ledger } = this;
    this.#programs[place] = new Program({
      timers,
      random,
      ledger,
      clock: { now: () => new Date(this.now.getTime() + (this.#skews[place] ?? 0)) },
      sessions: this.#sessions,
      // Ids in no order, so that who locks by id locks in an order of its own.
      newId: () =>
        id(
          `${Math.floor(random() * 0xffff)
            .toString(16)
            .padStart(4, "0")}0000`,
          (this.#ids += 1),
        ),
      failingTurns: () => (this.#isFaulty ? this.plan.failingTurns : 0),
      thinking: this.plan.thinking,
      bus: (isAlive) => this.#bus.of(isAlive),
      access: (isAlive) => this.#accessOf(place, isAlive),
      neverSweeps: this.#fault.neverSweeps === true,
      tellsAfterwards: this.#fault.tellsAfterwards === true,
    });
  }

  #accessOf(place: number, isAlive: () => boolean): Access {
    const { append, answersBeforeCommit = false } = this.#fault;
    return {
      store: this.store,
      connections: this.plan.connections,
      append: { ...RIGHT_APPEND, ...append },
      answersBeforeCommit,
      pass: (step) => this.#pass(step, place, isAlive),
    };
  }

  /** A killed program's successor starts from rows only. */
  #kill(place: number): void {
    this.#programs[place]?.kill();
    this.timers.after(this.random() * MOST_AWAY_MS, () => {
      if (this.#programs[place]?.isAlive === false) this.#startProgram(place);
    });
  }

  async #pass(step: Step, place: number, isAlive: () => boolean): Promise<void> {
    const delay = this.#delayOf(step);
    if (delay > 0) await new Promise<void>((over) => this.timers.after(delay, over));
    if (!isAlive()) return NEVER;
    if (this.#isFaulty && step !== "read" && this.random() < this.plan.crash) {
      this.#kill(place);
      return NEVER;
    }
    const lost = this.#isFaulty && step === "answer" && this.random() < this.plan.lostAnswer;
    if (lost || this.#isDatabaseAway) throw connectionLost();
  }

  #delayOf(step: Step): number {
    const dice = this.random();
    if (step === "read" || step === "answer") return dice < 0.8 ? 0 : (dice - 0.8) * this.plan.latency;
    return dice * this.plan.latency;
  }

  readonly #accept: Accept = (talk) => {
    const alive = this.#programs.filter((program) => program.isAlive);
    const program = alive[Math.floor(this.random() * alive.length)];
    if (program !== undefined) return program.accept(talk);
    talk.close();
    return { received: () => undefined, closed: () => undefined };
  };

  #newCustomer(index: number): SimulatedCustomer {
    const shopId = shopOf(Math.floor(this.random() * this.plan.shops));
    const customer = { id: id("0c000000", index), name: `customer ${index}`, verified: false };
    const tabs = this.plan.tabs + (this.random() < 0.2 ? 1 : 0);
    const who = { sessionId: "", organizationId: ORGANIZATION, shopId, customer };
    return new SimulatedCustomer(this.#participantPorts(), who, tabs);
  }

  #newAgent(index: number): SimulatedAgent {
    const everywhere = this.random() < 0.7;
    const shops = everywhere ? "*" : [shopOf(Math.floor(this.random() * this.plan.shops))];
    const scope = { organizationId: ORGANIZATION, shops } as const;
    const who: LiveStaff = {
      sessionId: "",
      organizationId: ORGANIZATION,
      personId: id("0a000000", index),
      name: `agent ${index}`,
      scope,
      serves: scope,
      mayAnswer: true,
    };
    const { takesByHand } = this.plan;
    return new SimulatedAgent(
      { ...this.#participantPorts(), takesByHand, request: (wish) => this.#request(who, wish) },
      who,
    );
  }

  #participantPorts() {
    const { random, ledger, timers } = this;
    const { newIdForRetry = false } = this.#fault;
    const openSocket = this.#network.opener(this.#accept);
    return {
      random,
      ledger,
      session: (who: string, renew: boolean) => {
        if (renew) this.#renewals.set(who, (this.#renewals.get(who) ?? 0) + 1);
        else if (!this.#renewals.has(who)) this.#renewals.set(who, 0);
        return this.#sessionOf(who);
      },
      clientPorts: (role: "customer" | "agent") => ({
        timers,
        random,
        newId: () => `id-${(this.#ids += 1)}`,
        openSocket: socketWithLedger({ openSocket, ledger, role, newIdForRetry }),
      }),
    };
  }

  #sessionOf(who: string): string {
    return `${who}/${this.#renewals.get(who) ?? 0}`;
  }

  readonly #sessions: LiveSessions = {
    customer: async (sessionId) => {
      const found = this.customers.find(({ who }) => this.#isSessionOf(who.customer.id, sessionId));
      return found === undefined ? null : { ...found.who, sessionId };
    },
    staff: async (_request, sessionId = "") => {
      const found = this.agents.find(({ who }) => this.#isSessionOf(who.personId, sessionId));
      return found === undefined ? null : { ...found.who, sessionId };
    },
    lookAgain: async (holders) => {
      const revoked = holders.filter(({ sessionId }) => this.#revoked.has(sessionId));
      return new Map(revoked.map(({ sessionId }) => [sessionId, "session_revoked"]));
    },
  };

  #isSessionOf(who: string, sessionId: string): boolean {
    return sessionId.startsWith(`${who}/`) && !this.#revoked.has(sessionId);
  }

  /** A request of the workbench to whichever program it reaches; its answer nobody waits for. */
  #request(
    who: LiveStaff,
    wish: { readonly conversationId: string; readonly epoch: number; readonly command: TransferCommand },
  ): void {
    this.timers.after(this.random() * this.#network.faults.delay, () => {
      const alive = this.#programs.filter((program) => program.isAlive);
      const program = alive[Math.floor(this.random() * alive.length)];
      // Refused, or the database away: the agent looks at his screen and sees how it is.
      program?.conversations.transfer(who.serves, wish).catch(() => undefined);
    });
  }
}

function shopOf(index: number): string {
  return id("05000000", index);
}

/** What identity has of an agent: he is active, and serves these shops. */
function peopleRows({ organizationId, personId, serves }: LiveStaff): readonly (readonly [TableName, Row])[] {
  const of = { organization_id: organizationId };
  const shops = serves.shops === "*" ? [null] : serves.shops;
  return [
    ["person", { ...of, id: personId, state: "active" }],
    ...shops.map((shop) => ["role_grant", { ...of, person_id: personId, role: "agent", shop_id: shop }] as const),
  ];
}
