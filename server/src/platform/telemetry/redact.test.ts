import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, REDACTED } from "./redact.ts";

const PRIVATE = [
  "password",
  "Authorization",
  "set-cookie",
  "e-mail",
  "phone",
  "display_name",
  "tokenHash",
  "text",
  "body",
  "address",
];

describe("redact", () => {
  test("hides a private field at any depth, however its name is written", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRIVATE), fc.array(fc.constantFrom("a", "b"), { maxLength: 12 }), (name, path) => {
        const leaf: unknown = { [name]: "s3cret-value" };
        const nested = path.reduce<unknown>((inner, step) => (step === "a" ? { inner } : [inner]), leaf);
        expect(JSON.stringify(redact(nested))).not.toContain("s3cret-value");
      }),
    );
  });

  test("keeps what is needed to understand a line", () => {
    const at = new Date(0);
    expect(redact({ conversationId: "c1", seq: 7, at, ok: true, big: 1n })).toEqual({
      conversationId: "c1",
      seq: 7,
      at,
      ok: true,
      big: "1",
    });
  });

  test("an error keeps its code and loses the row that PostgreSQL put into it", () => {
    const error = Object.assign(new Error("duplicate key"), {
      code: "23505",
      detail: "Key (email)=(mei@shop.example)",
      parameters: ["mei"],
    });
    const kept = redact({ err: error }) as { err: object };
    expect(kept.err).toMatchObject({ code: "23505", message: "duplicate key" });
    expect(JSON.stringify(kept)).not.toContain("mei");
  });

  test("an error loses the address that a mail server puts into its sentence, also in its stack and its cause", () => {
    const cause = new Error("550 5.1.1 <Mei.Lin+shop@post.example.com>: user unknown");
    const error = new Error("not sent to mei@shop.example", { cause });
    error.stack = `${error.stack ?? ""}\n    at node_modules/@scope/mailer/index.js:7:1 (mailer@10.4.0)`;
    const kept = JSON.stringify(redact({ err: error }));
    expect(kept).not.toMatch(/mei/i);
    expect(kept).toContain("user unknown");
    expect(kept).toContain("node_modules/@scope/mailer/index.js:7:1 (mailer@10.4.0)");
  });

  test("ends on a cycle", () => {
    const loop: Record<string, unknown> = { name: "x" };
    loop["self"] = loop;
    expect(JSON.stringify(redact(loop))).toContain(REDACTED);
  });
});
