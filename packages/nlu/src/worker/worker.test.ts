import { describe, expect, it } from "vitest";
import { deserialize, type Example, serialize, train } from "../index.ts";
import { connectWorker, type ConnectedWorker } from "./connect-worker.ts";
import type { WorkerOrder, WorkerPort, WorkerReport } from "./protocol.ts";
import { serveWorker } from "./serve-worker.ts";

const EXAMPLES: readonly Example[] = [
  ...["多久发货", "什么时候发货", "今天能发货吗"].map((text) => ({ text, intent: "dispatch" })),
  ...["可以开发票吗", "我要发票", "怎么开票"].map((text) => ({ text, intent: "invoice" })),
];

/** Two ends in one program: messages are cloned and arrive in a later turn, as between threads. */
function openWay(): {
  readonly asking: WorkerPort<WorkerReport, WorkerOrder>;
  readonly working: WorkerPort<WorkerOrder, WorkerReport>;
} {
  const toAsking = makeLine<WorkerReport>();
  const toWorking = makeLine<WorkerOrder>();
  return {
    asking: { post: toWorking.post, listen: toAsking.listen },
    working: { post: toAsking.post, listen: toWorking.listen },
  };
}

function makeLine<Message>(): {
  readonly post: (message: Message, transfer: readonly ArrayBuffer[]) => void;
  readonly listen: (hear: (message: Message) => void) => void;
} {
  let hearer: ((message: Message) => void) | undefined;
  return {
    post: (message, transfer) => {
      const arrived = structuredClone(message, { transfer: [...transfer] });
      queueMicrotask(() => hearer?.(arrived));
    },
    listen: (hear) => {
      hearer = hear;
    },
  };
}

/** A worker whose rests end when the test says so. */
function startWorker(): { readonly worker: ConnectedWorker; readonly rest: () => void } {
  const { asking, working } = openWay();
  const resting: (() => void)[] = [];
  serveWorker({
    ...working,
    rest: () => new Promise((resolve) => resting.push(resolve)),
  });
  return { worker: connectWorker(asking), rest: () => resting.splice(0).forEach((end) => end()) };
}

/** A worker that rests for a moment of its own. */
function startRestlessWorker(): ConnectedWorker {
  const { asking, working } = openWay();
  serveWorker({ ...working, rest: () => Promise.resolve() });
  return connectWorker(asking);
}

describe("a worker", () => {
  it("trains the very model that training here gives, and tells how far it is", async () => {
    const shares: number[] = [];
    const order = { seed: 3, onProgress: (share: number) => shares.push(share) };
    const outcome = await startRestlessWorker().train(EXAMPLES, order).done;
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.value).toEqual(serialize(train(EXAMPLES, { seed: 3 })));
    expect(deserialize(outcome.value).ok).toBe(true);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((left, right) => left - right));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });

  it("answers from what it trained or loaded last", async () => {
    const worker = startRestlessWorker();
    expect(await worker.predict(["发票"])).toEqual({ ok: false, refusal: { code: "no_model" } });
    await worker.train(EXAMPLES).done;
    expect(await worker.predict(["发票怎么开", "发货吗"])).toMatchObject({
      ok: true,
      value: [{ intent: "invoice" }, { intent: "dispatch" }],
    });
    const other = train([{ text: "hi", intent: "greet" }]);
    expect(await worker.load(serialize(other))).toEqual({ ok: true, value: null });
    expect(await worker.predict(["发票"])).toMatchObject({ ok: true, value: [{ intent: "greet" }] });
  });

  it("stops a training that is cancelled, and answers meanwhile", async () => {
    const { worker, rest } = startWorker();
    await worker.load(serialize(train([{ text: "hi", intent: "greet" }])));
    const training = worker.train(EXAMPLES);
    // The training rests after its first step: what is asked now is answered before it goes on.
    expect(await worker.predict(["hi"])).toMatchObject({ ok: true, value: [{ intent: "greet" }] });
    training.cancel();
    // Whatever is heard was sent after the cancellation.
    await worker.predict([]);
    rest();
    expect(await training.done).toEqual({ ok: false, refusal: { code: "cancelled" } });
    expect(await worker.predict(["hi"])).toMatchObject({ ok: true, value: [{ intent: "greet" }] });
  });

  it("does not mind a cancellation that comes too late", async () => {
    const worker = startRestlessWorker();
    const training = worker.train(EXAMPLES);
    const outcome = await training.done;
    training.cancel();
    expect(outcome.ok).toBe(true);
    expect((await worker.train(EXAMPLES).done).ok).toBe(true);
  });

  it("trains several at once, each with its own result", async () => {
    const worker = startRestlessWorker();
    const outcomes = await Promise.all([1, 2].map((seed) => worker.train(EXAMPLES, { seed }).done));
    const expected = [1, 2].map((seed) => ({ ok: true, value: serialize(train(EXAMPLES, { seed })) }));
    expect(outcomes).toEqual(expected);
  });

  it("says why it cannot", async () => {
    const worker = startRestlessWorker();
    expect(await worker.train([]).done).toEqual({ ok: false, refusal: { code: "no_examples" } });
    expect(await worker.load(Uint8Array.of(1, 2, 3))).toEqual({ ok: false, refusal: { code: "model_garbled" } });
  });

  it("tells a mistake of its own in its words, and goes on", async () => {
    const { asking, working } = openWay();
    serveWorker({ ...working, rest: () => Promise.reject(new Error("no rest")) });
    const worker = connectWorker(asking);
    expect(await worker.train(EXAMPLES).done).toEqual({
      ok: false,
      refusal: { code: "failed", message: "Error: no rest" },
    });
    expect(await worker.predict([])).toEqual({ ok: false, refusal: { code: "no_model" } });
  });

  it("leaves nobody waiting when it is lost", async () => {
    const { worker } = startWorker();
    const training = worker.train(EXAMPLES);
    worker.lost();
    expect(await training.done).toEqual({ ok: false, refusal: { code: "lost" } });
    expect(await worker.predict(["hi"])).toEqual({ ok: false, refusal: { code: "lost" } });
  });
});
