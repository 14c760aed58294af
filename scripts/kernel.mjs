/** `npm run kernel`: assembles packages/nlu's kernel.wat and writes it as text that every bundler understands. */
import { readFileSync, writeFileSync } from "node:fs";
import { assembleKernel } from "./kernel/assemble-kernel.mjs";

const folder = new URL("../packages/nlu/src/kernel/", import.meta.url);
const text = await assembleKernel(readFileSync(new URL("kernel.wat", folder), "utf8"));
writeFileSync(new URL("kernel-bytes.ts", folder), text);
