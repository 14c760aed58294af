import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INTENT_IDS } from "./core/intent-ids.ts";
import { loadPack } from "./load-pack.ts";

let root = "";
let count = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "warmline-packs-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

function intentYaml(id: string, extra = ""): string {
  return `  ${id}:\n    title: { zh: 题, en: Title }\n    phrases:\n      zh: [${id}说法]\n      en: [say ${id}${extra}]\n`;
}

const whole: Readonly<Record<string, string>> = {
  "pack.yaml": "id: tiny\nversion: 1.0.0\nname: { zh: 小, en: Tiny }\nlanguages: [zh, en]\n",
  "lexicon.yaml": "synonyms:\n  - [运费, 邮费]\nfillers: [亲]\n",
  "intents/all.yaml": `intents:\n${INTENT_IDS.map((id) => intentYaml(id)).join("")}`,
  "questions.yaml":
    "aspects:\n  pockets:\n    asked: { zh: 口袋, en: pocket }\n    facts: pockets\nthings: { in_it: [盐 | salt], with_it: [盖 | lid], of_it: [有机 | organic], done_with_it: [蒸 | steam] }\nparts: { zh: 袖口, en: cuff }\nbeside_the_point: { zh: 严重, en: right now }\nspelt_right: beach\n",
  "wording/zh.yaml": "greet: 您好{name}\nbye: 再见\n",
  "wording/en.yaml": "greet: Hello {name}\nbye: Bye\n",
};

/** Writes a pack that is right but for what is given; a file given as empty text is left out. */
async function packWith(changes: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, String((count += 1)));
  await mkdir(join(folder, "intents"), { recursive: true });
  await mkdir(join(folder, "wording"), { recursive: true });
  for (const [file, text] of Object.entries({ ...whole, ...changes })) {
    if (text !== "") await writeFile(join(folder, file), text);
  }
  return folder;
}

async function errorsOf(changes: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const loaded = await loadPack(await packWith(changes));
  return loaded.ok ? [] : loaded.errors.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

describe("loading a pack", () => {
  it("reads a right one", async () => {
    const loaded = await loadPack(await packWith({}));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
    expect(loaded.pack.intents.map((intent) => intent.id)).toEqual(INTENT_IDS);
    expect(loaded.pack.wording.zh.get("greet")).toBe("您好{name}");
    expect(loaded.pack.lexicon).toEqual({ synonyms: [["运费", "邮费"]], fillers: ["亲"] });
  });

  it("gives a hash that changes with phrases and not with wording", async () => {
    const hashes = await Promise.all(
      [{}, { "wording/zh.yaml": "greet: 嗨{name}\nbye: 拜\n" }, { "lexicon.yaml": "synonyms: []\nfillers: []\n" }].map(
        async (changes) => {
          const loaded = await loadPack(await packWith(changes));
          return loaded.ok ? loaded.pack.contentHash : "";
        },
      ),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it.each([
    ["a missing file", { "lexicon.yaml": "" }, ["lexicon.yaml:1 pack_file_missing"]],
    ["broken YAML", { "wording/zh.yaml": "greet: 您好{name}\nbye: [再见\n" }, ["wording/zh.yaml:3 pack_syntax"]],
    [
      "a key given twice",
      { "wording/en.yaml": "bye: a\ngreet: Hi {name}\nbye: b\n" },
      ["wording/en.yaml:3 pack_syntax"],
    ],
    [
      "a language it does not speak",
      { "pack.yaml": whole["pack.yaml"]?.replace("[zh, en]", "[zh]") ?? "" },
      ["pack.yaml:4 pack_language_missing"],
    ],
    ["an unknown field", { "pack.yaml": `${whole["pack.yaml"] ?? ""}evil: yes\n` }, ["pack.yaml:5 pack_shape"]],
    [
      "a phrase that is a number",
      { "lexicon.yaml": "synonyms:\n  - [a, b]\nfillers:\n  - 12\n" },
      ["lexicon.yaml:4 pack_shape"],
    ],
    [
      "a question in one language",
      { "questions.yaml": whole["questions.yaml"]?.replace(", en: pocket", "") ?? "" },
      ["questions.yaml:3 pack_language_missing"],
    ],
    [
      "an unknown field of a question",
      { "questions.yaml": whole["questions.yaml"]?.replace("facts: pockets", "tells: pockets") ?? "" },
      ["questions.yaml:4 pack_shape"],
    ],
    [
      "wording missing in one language",
      { "wording/en.yaml": "greet: Hello {name}\n" },
      ["wording/en.yaml:1 pack_wording_missing"],
    ],
    [
      "different placeholders",
      { "wording/en.yaml": "bye: Bye\ngreet: Hello {nam}\n" },
      ["wording/en.yaml:2 pack_placeholders_differ"],
    ],
    [
      "an unknown intent",
      { "intents/b.yaml": `intents:\n${intentYaml("no.such")}` },
      ["intents/b.yaml:2 pack_intent_unknown"],
    ],
    [
      "an intent given twice",
      { "intents/b.yaml": `intents:\n${intentYaml("talk.greet", "!").replace("说法", "另说")}` },
      ["intents/b.yaml:2 pack_intent_twice", "intents/b.yaml:6 pack_phrase_twice"],
    ],
    [
      "no language in phrases",
      { "intents/b.yaml": "intents:\n  talk.greet:\n    title: { zh: 题, en: T }\n    phrases: { zh: [嗨嗨] }\n" },
      ["intents/b.yaml:4 pack_language_missing"],
    ],
    [
      "a missing intent",
      { "intents/all.yaml": (whole["intents/all.yaml"] ?? "").replace(intentYaml("complaint"), "") },
      ["intents:1 pack_intent_missing"],
    ],
  ])("refuses %s, naming file and line", async (_, changes, expected) => {
    expect(await errorsOf(changes)).toEqual(expected);
  });

  it("finds the same phrase in two intents, whatever its case and marks", async () => {
    const doubled = (whole["intents/all.yaml"] ?? "").replace("say talk.bye", "Say  talk.greet?!");
    const loaded = await loadPack(await packWith({ "intents/all.yaml": doubled }));
    expect(loaded.ok ? [] : loaded.errors.map((error) => error.message)).toEqual([
      expect.stringMatching(/is also a phrase of talk\.greet \(intents\/all\.yaml:\d+\)/),
    ]);
  });

  it("refuses a folder that is not there", async () => {
    const loaded = await loadPack(join(root, "nowhere"));
    expect(loaded.ok).toBe(false);
  });
});
