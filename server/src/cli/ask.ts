import { createInterface } from "node:readline";
import { type Command, Option } from "commander";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { prepareDemo } from "../demo-start.ts";
import type { Foundation } from "../wire.ts";
import { type AskReply, openTerminalTalk, type TerminalTalk } from "./terminal-talk.ts";

/** What `ask` needs of the program's services. */
export interface AskServices extends Foundation {
  readonly close: () => Promise<void>;
}

interface AskOptions {
  readonly shop: string;
  readonly customer?: string;
  readonly issuer?: string;
  readonly lang?: "zh" | "en";
  readonly json?: true;
}

/** `warmline ask`: talk to a shop's assistant in the terminal, in a real conversation with the running database. */
export function registerAsk(program: Command, open: () => Promise<AskServices>): void {
  program
    .command("ask")
    .description("Talk to a shop's assistant in the terminal · 在终端里和店铺助手对话")
    .argument("[question...]", "one question; without it, one per line until the input ends · 问题")
    .requiredOption("--shop <slug>", "the shop · 店铺")
    .option("--customer <external id>", "who asks; somebody unknown without it · 顾客")
    .option("--issuer <issuer>", "where the customer's id comes from, by default the shop or an import · 顾客来源")
    .addOption(new Option("--lang <language>", "the language of your screen · 界面语言").choices(["zh", "en"]))
    .option("--json", "one JSON object per reply · 每个回复一行 JSON")
    .action(async (question: readonly string[], options: AskOptions) => ask(await open(), question.join(" "), options));
}

async function ask(services: AskServices, question: string, options: AskOptions): Promise<void> {
  const language = options.lang ?? cliLanguage(process.env);
  try {
    // The first command of an empty installation finds the same demo as the first start.
    await prepareDemo(services);
    const talk = await openTerminalTalk(services, { ...options, language });
    try {
      await (question.trim() === "" ? converse(talk, options) : say(talk, question, options));
    } finally {
      await talk.close();
    }
  } finally {
    await services.close();
  }
}

async function say(talk: TerminalTalk, text: string, { json }: AskOptions): Promise<void> {
  for (const reply of await talk.say(text)) console.log(json ? JSON.stringify(reply) : plain(reply));
}

/** One question per line until the input ends; a prompt only where a person types. */
async function converse(talk: TerminalTalk, options: AskOptions): Promise<void> {
  const asPerson = process.stdin.isTTY && !options.json;
  const lines = createInterface({
    input: process.stdin,
    ...(asPerson ? { output: process.stdout, prompt: "> " } : {}),
  });
  if (asPerson) lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== "") await sayOn(talk, line, options);
    if (asPerson) lines.prompt();
  }
}

/** A message that was refused is told and does not end the conversation. */
async function sayOn(talk: TerminalTalk, line: string, options: AskOptions): Promise<void> {
  try {
    await say(talk, line, options);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    console.error(`${error.message} [${error.code}]`);
  }
}

function plain(reply: AskReply): string {
  const cards = reply.cards.map(
    (card) => `  ▪ ${card.kind === "order" ? `${card.number} ${card.stateLabel}` : card.title}`,
  );
  const taps = reply.quickReplies.map((quick) => `  [${quick.label}]`);
  const facts = reply.facts.length > 0 ? [`  (${reply.facts.join(", ")})`] : [];
  const owner = reply.owner === "assistant" ? [] : [`  — ${reply.owner}`];
  return [reply.text, ...cards, ...taps, ...facts, ...owner].filter((line) => line !== "").join("\n");
}
