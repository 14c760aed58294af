import { saveWhole } from "../../platform/save-whole.ts";
import { CommandFailure } from "../command-failure.ts";
import { wordsHere } from "./read-file.ts";

/** Writes a file whole or not at all. */
export async function saveFile(file: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  try {
    await saveWhole(file, (write) => write(bytes));
  } catch {
    throw new CommandFailure("file_unwritable", `${wordsHere().file_unwritable}: ${file}`);
  }
}
