import { describe, expect, test } from "vitest";
import { readEntries, readTag, tagOf, textOf } from "./entry.ts";
import { type Evidence, judge, type LogRow, type Witness } from "./judge.ts";

const customer = { name: "c1", kind: "customer" } as const;
const agent = { name: "a1", kind: "agent" } as const;

function row(seq: number, rest: Partial<LogRow>): LogRow {
  const text = rest.text ?? `words ${seq}`;
  return {
    conversation: "x",
    seq,
    publicSeq: seq,
    author: "customer",
    authorName: null,
    clientId: `id-${seq}`,
    kind: "text",
    text,
    ...rest,
  };
}

const asked = row(1, { text: tagOf("c1", 1) });
const answered = row(2, { author: "assistant", text: "亲，在的" });
const more = row(3, { text: tagOf("c1", 2) });
const thanks = row(4, { author: "assistant", text: "不客气" });
const LOG = [asked, answered, more, thanks];
/** The answer where `more` should stand. */
const early = row(3, { author: "assistant", text: "不客气", clientId: "id-4" });

const seen = (log: readonly LogRow[]) => [
  { conversation: "x", messages: log.map(({ seq, text }) => [seq, text] as const) },
];
const acknowledged = [
  { t: "ack", id: "id-1", c: "x", seq: 1 },
  { t: "ack", id: "id-1", c: "x", seq: 1 },
  { t: "ack", id: "id-3", c: "x", seq: 3 },
  { t: "kept", k: 2, id: "id-3" },
  { t: "kept", k: 3, id: "refused" },
  { t: "failed", id: "refused", code: "already_rated" },
] as const;

function given(change: Partial<Omit<Evidence, "witnesses">> & { witness?: Partial<Witness> }): Evidence {
  const log = change.log ?? LOG;
  const conversations = [{ id: "x", owner: "assistant", seq: log.length, publicSeq: log.length } as const];
  const witness = { ...customer, entries: acknowledged, views: seen(LOG), ...change.witness };
  return { conversations: change.conversations ?? conversations, log, witnesses: [witness] };
}

const NONE = { lost: 0, doubled: 0, disordered: 0, unanswered: 0, intruded: 0 };
const without = (log: readonly LogRow[], gone: LogRow) => log.filter((one) => one !== gone);

describe("judge", () => {
  test("a log that everybody saw whole is in order; what was acknowledged twice counts once", () => {
    expect(judge(given({}))).toEqual({ ...NONE, acknowledged: 2, problems: [] });
  });

  test.each<[string, Partial<typeof NONE>, Parameters<typeof given>[0]]>([
    [
      "a message that was acknowledged and is not there",
      { lost: 1 },
      { log: [asked, answered, early], witness: { views: seen([asked, answered, early]) } },
    ],
    ["an entry that a final view lacks", { lost: 1 }, { witness: { views: seen(without(LOG, more)) } }],
    ["a sender without a view of what he sent", { lost: 2 }, { witness: { views: [] } }],
    [
      "an entry that a view shows twice",
      { doubled: 1 },
      { witness: { views: seen([asked, answered, more, more, thanks]) } },
    ],
    [
      "entries that a view shows in another order",
      { disordered: 1 },
      { witness: { views: seen([asked, more, answered, thanks]) } },
    ],
    [
      "something received that the log has elsewhere",
      { disordered: 1 },
      { witness: { entries: [...acknowledged, { t: "got", c: "x", m: [[2, tagOf("c1", 2)]] }] } },
    ],
    [
      "a message that its client had and that vanished",
      { lost: 1 },
      { witness: { entries: [...acknowledged, { t: "kept", k: 3, id: "gone" }] } },
    ],
    [
      "a message that was given back although it was taken",
      { doubled: 1 },
      {
        witness: {
          entries: [
            { t: "kept", k: 2, id: "id-3" },
            { t: "failed", id: "id-3", code: "closed" },
          ],
        },
      },
    ],
    [
      "an acknowledgement that names another place",
      { disordered: 1 },
      { witness: { entries: [{ t: "ack", id: "id-1", c: "x", seq: 3 }] } },
    ],
  ])("finds %s", (_what, expected, change) => {
    expect(judge(given(change))).toMatchObject({ ...NONE, ...expected });
  });

  test("an answer that quotes what its customer wrote is not that message again", () => {
    const quoting = row(4, { author: "assistant", text: `您刚才说的「${asked.text}」，还要接着办吗？` });
    const log = [asked, answered, more, quoting];
    expect(judge(given({ log, witness: { views: seen(log) } }))).toMatchObject({ ...NONE, problems: [] });
  });

  test("the same message twice in the log is doubled", () => {
    const log = [asked, answered, more, row(4, { text: tagOf("c1", 2) }), row(5, { author: "assistant" })];
    const verdict = judge(given({ log, witness: { views: seen(log) } }));
    expect(verdict).toMatchObject({ ...NONE, doubled: 1 });
  });

  test("a sender's later message before his earlier one is disorder", () => {
    const log = [row(1, { text: tagOf("c1", 2) }), row(2, { text: tagOf("c1", 1) }), row(3, { author: "assistant" })];
    const verdict = judge(given({ log, witness: { entries: [], views: seen(log) } }));
    expect(verdict).toMatchObject({ ...NONE, disordered: 1 });
  });

  test("a last word that nobody answered is unanswered, unless somebody owes the answer or it was a rating", () => {
    const log = [asked, answered, more];
    const at = (owner: "assistant" | "queue" | "agent" | "closed") =>
      judge({
        ...given({ log, witness: { views: seen(log) } }),
        conversations: [{ id: "x", owner, seq: 3, publicSeq: 3 }],
      }).unanswered;
    expect([at("assistant"), at("closed"), at("queue"), at("agent")]).toEqual([1, 1, 0, 0]);
    const rated = [asked, answered, row(3, { text: tagOf("c1", 2), kind: "rating" })];
    expect(judge(given({ log: rated, witness: { views: seen(rated) } }))).toMatchObject(NONE);
  });

  test("customers count public entries only; a hole in either numbering is a loss", () => {
    const note = row(2, { author: "agent", authorName: "小王", publicSeq: null, kind: "note" });
    const log = [asked, note, row(3, { author: "assistant", publicSeq: 2 })];
    const conversations = [{ id: "x", owner: "assistant", seq: 3, publicSeq: 2 } as const];
    const views = [
      {
        conversation: "x",
        messages: [
          [1, asked.text],
          [2, "words 3"],
        ] as const,
      },
    ];
    const evidence = given({ log, conversations, witness: { entries: [], views } });
    expect(judge(evidence)).toMatchObject(NONE);
    const staff = { ...agent, entries: [], views: seen(log) };
    expect(judge({ ...evidence, witnesses: [staff] })).toMatchObject(NONE);
    expect(judge({ ...evidence, log: without(log, note) })).toMatchObject({ lost: 1 });
  });

  test("whoever answers in a conversation that is somebody else's intrudes", () => {
    const log = [
      asked,
      row(2, { author: "system", kind: "event", text: "event:handed_over" }),
      row(3, { author: "assistant", text: "我还在" }),
      row(4, { author: "system", kind: "event", text: "event:agent_joined" }),
      row(5, { author: "agent", authorName: "小王" }),
    ];
    expect(judge(given({ log, witness: { entries: [], views: seen(log) } }))).toMatchObject({ ...NONE, intruded: 1 });
  });
});

test("a record's last line may be cut short by a kill, no other", () => {
  const whole = `{"t":"write","k":1}\n`;
  expect(readEntries(`${whole}{"t":"ack","id":`)).toEqual([{ t: "write", k: 1 }]);
  expect(() => readEntries(`{"t":"ac\n${whole}${whole}`)).toThrow();
});

test("a message is known by its tag, an event by its kind", () => {
  expect(readTag(`我的快递到哪了${tagOf("c12", 7)}`)).toEqual({ name: "c12", k: 7 });
  expect(readTag("我的快递到哪了")).toBeUndefined();
  expect(textOf({ kind: "event", event: { type: "closed", reason: "solved" } })).toBe("event:closed");
  expect(textOf({ kind: "rating", score: 5 })).toBe("rating");
});
