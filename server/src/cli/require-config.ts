import { type Config, readConfig } from "../platform/config.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";

/** Reads the configuration from the environment, or fails with everything that is wrong with it. */
export function requireConfig(): Config {
  const reading = readConfig(process.env);
  if (reading.ok) return reading.config;
  const language = cliLanguage(process.env);
  const lines = reading.problems.map(({ name, message }) => `${name}: ${message[language]}`);
  throw new CommandFailure(reading.code, lines.join("\n"));
}
