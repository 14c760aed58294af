import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createSmtpMailer } from "./mailer.ts";

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** A mail server that takes everything, or answers the letter itself with `verdict`. */
async function mailServer(verdict = "250 taken"): Promise<{ url: string; lines: string[] }> {
  const lines: string[] = [];
  server = createServer((socket) => {
    let inLetter = false;
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").slice(0, -1)) {
        lines.push(line);
        if (inLetter && line !== ".") continue;
        socket.write(`${line === "." ? verdict : answer(line)}\r\n`);
        inLetter = line === "DATA";
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, lines };
}

function answer(line: string): string {
  if (line === "DATA") return "354 go on";
  return line === "QUIT" ? "221 bye" : "250 ok";
}

const LETTER = { to: "mei@shop.example", subject: "邀请你加入", text: "https://help.example/workbench/links/1" };

test("hands a letter to the server, in both scripts, to exactly one address", async () => {
  const { url, lines } = await mailServer();
  await createSmtpMailer({ url, from: "Warmline <warmline@shop.example>" }).send(LETTER);
  expect(lines).toContain("MAIL FROM:<warmline@shop.example>");
  expect(lines.filter((line) => line.startsWith("RCPT TO"))).toEqual(["RCPT TO:<mei@shop.example>"]);
  expect(lines).toContain(`Subject: =?UTF-8?B?${Buffer.from(LETTER.subject).toString("base64")}?=`);
  expect(lines).toContain(LETTER.text);
});

test("an address with a comma in it never becomes two", async () => {
  const { url, lines } = await mailServer();
  const hostile = createSmtpMailer({ url, from: "w@shop.example" }).send({
    ...LETTER,
    to: "mei@shop.example, all@shop.example",
  });
  await hostile.catch(() => undefined);
  expect(lines.filter((line) => line.startsWith("RCPT TO:<all@"))).toEqual([]);
});

test("fails when the server does not take the letter, or is not there", async () => {
  const { url } = await mailServer("550 no");
  await expect(createSmtpMailer({ url, from: "w@shop.example" }).send(LETTER)).rejects.toThrow();
  await expect(createSmtpMailer({ url: "smtp://127.0.0.1:1", from: "w@shop.example" }).send(LETTER)).rejects.toThrow();
});
