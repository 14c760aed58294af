import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pack } from "./core/pack.ts";
import { learnPinyin, type Spell } from "./learn-pinyin.ts";
import { loadPack } from "./load-pack.ts";

let spell: Spell = (text) => text;
let pack: Pack;

beforeAll(async () => {
  const loaded = await loadPack(join(import.meta.dirname, "../../../packs/retail"));
  if (!loaded.ok) throw new Error("the pack cannot be read");
  pack = loaded.pack;
  spell = await learnPinyin(pack);
});

describe("Chinese typed as pinyin", () => {
  it.each([
    ["shenme shihou fahuo", "什么时候发货"],
    ["Baoyou ma?", "包邮吗?"],
    ["zenmetuihuo", "怎么退货"],
    ["kuaidi dao nali le", "快递到哪里了"],
    ["you M ma", "有M吗"],
    ["165 55kg chuan shenme ma", "165 55KG穿什么码"],
    ["zhuan rengong", "转人工"],
  ])("%s is read as %s", (typed, meant) => {
    expect(spell(typed)).toBe(meant);
  });

  it.each([
    "where is my order",
    "can you ship it",
    "women's tee",
    "how long",
    "hi",
    "ok",
    "li wei",
    "the pan is hot",
    "order NF-526645344",
    "包邮吗",
    "where is 旗袍",
    "",
  ])("%j stays as it is", (text) => {
    expect(spell(text)).toBe(text);
  });

  it("takes any text and keeps every figure", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(spell(text).replace(/\D/g, "")).toBe(text.replace(/\D/g, ""));
      }),
    );
  });
});

describe("how characters are said", () => {
  let cacheFolder = "";
  beforeEach(async () => {
    cacheFolder = await mkdtemp(join(tmpdir(), "warmline-readings-"));
  });
  afterEach(() => rm(cacheFolder, { recursive: true, force: true }));

  const kept = async (): Promise<string> => join(cacheFolder, (await readdir(cacheFolder)).join(""));

  it("is looked up once and kept", async () => {
    await learnPinyin(pack, { cacheFolder });
    const file = await kept();
    await writeFile(file, (await readFile(file, "utf8")).replace('"货",["huo"', '"货",["kuo"'));
    const again = await learnPinyin(pack, { cacheFolder });
    expect(again("zenme tuikuo")).toBe("怎么退货");
  });

  it.each(["", "[[1]]", "{"])("is looked up again where what was kept is damaged: %j", async (damaged) => {
    await learnPinyin(pack, { cacheFolder });
    const file = await kept();
    const whole = await readFile(file, "utf8");
    await writeFile(file, damaged);
    expect((await learnPinyin(pack, { cacheFolder }))("zenmetuihuo")).toBe("怎么退货");
    expect(await readFile(file, "utf8")).toBe(whole);
  });
});
