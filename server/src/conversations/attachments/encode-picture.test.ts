import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { encodePicture } from "./encode-picture.ts";

const red = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "red" } });

describe("encodePicture", () => {
  it("keeps a small picture's size and drops what the camera wrote into it", async () => {
    const upload = await red(40, 20)
      .jpeg()
      .withExif({ IFD0: { Copyright: "home address" } })
      .toBuffer();
    expect((await sharp(upload).metadata()).exif).toBeDefined();
    const picture = await encodePicture(upload);
    expect(picture).toMatchObject({ width: 40, height: 20 });
    const kept = await sharp(picture?.bytes).metadata();
    expect(kept).toMatchObject({ format: "webp" });
    expect(kept.exif).toBeUndefined();
  });

  it("turns a picture upright and makes a huge one smaller", async () => {
    const sideways = await red(3000, 1000).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await encodePicture(sideways)).toMatchObject({ width: 683, height: 2048 });
  });

  it("refuses what is no picture, whatever it calls itself, and what would unfold into all memory", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    expect(await encodePicture(Buffer.from(svg))).toBeNull();
    expect(await encodePicture(Buffer.from("GIF89a but not really"))).toBeNull();
    expect(await encodePicture(Buffer.alloc(0))).toBeNull();
    const bomb = await red(12_000, 12_000).png().toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await encodePicture(bomb)).toBeNull();
  });

  it("takes every format by its content and drops all that was beside the pixels", async () => {
    const place = { IFD0: { Copyright: "home address" } };
    for (const format of ["jpeg", "png", "webp", "gif", "avif"] as const) {
      const upload = await red(16, 8).toFormat(format).withExif(place).toBuffer();
      const picture = await encodePicture(upload);
      expect([format, picture?.width, picture?.height]).toEqual([format, 16, 8]);
      const kept = await sharp(picture?.bytes).metadata();
      expect([kept.format, kept.exif, kept.xmp, kept.icc]).toEqual(["webp", undefined, undefined, undefined]);
      expect(Buffer.from(picture?.bytes ?? []).includes("home address")).toBe(false);
    }
  });

  it("keeps the first frame of a moving picture", async () => {
    const frames = await sharp(
      await Promise.all([red(8, 8), red(8, 8).negate()].map((frame) => frame.png().toBuffer())),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    expect((await sharp(frames, { animated: true }).metadata()).pages).toBe(2);
    const picture = await encodePicture(frames);
    expect(picture).toMatchObject({ width: 8, height: 8 });
    expect((await sharp(picture?.bytes, { animated: true }).metadata()).pages ?? 1).toBe(1);
  });

  it("refuses a picture that was cut short", async () => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const whole = await red(400, 400).toFormat(format).toBuffer();
      expect([format, await encodePicture(whole.subarray(0, whole.length >> 1))]).toEqual([format, null]);
    }
  });

  it("takes nothing of a file that is two things at once but the picture", async () => {
    const script = "<script>alert(document.cookie)</script>PK\u0003\u0004%PDF-1.7";
    const both = Buffer.concat([await red(9, 9).gif().toBuffer(), Buffer.from(script)]);
    const picture = await encodePicture(both);
    expect(picture).toMatchObject({ width: 9, height: 9 });
    expect(Buffer.from(picture?.bytes ?? []).includes("alert")).toBe(false);
    expect(await encodePicture(Buffer.from(`%PDF-1.7 ${script}`))).toBeNull();
  });

  it("reads a header's claim of huge dimensions and decodes nothing", async () => {
    const claim = await red(1, 1).png().toBuffer();
    claim.writeUInt32BE(60_000, 16);
    claim.writeUInt32BE(60_000, 20);
    expect(await encodePicture(claim)).toBeNull();
  });
});
