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
});
