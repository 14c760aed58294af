import { describe, expect, test } from "vitest";
import { demoCast, demoPeople } from "./commerce/index.ts";
import { DEMO_PASSWORD } from "./identity/index.ts";
import { renderLandingPage } from "./landing-page.ts";

const SHOPS = [{ slug: "yunshang", nameZh: "云裳<b>", nameEn: "Yunshang" }];

describe("the first page", () => {
  test.each(["zh", "en"] as const)("names the demo's shops, customers and people, in %s", (language) => {
    const page = renderLandingPage({ language, demoShops: SHOPS });
    expect(page).toContain(`/demo/yunshang?lang=${language}`);
    for (const { externalId, name } of demoCast()) {
      expect(page).toContain(name);
      expect(page).toContain(`as=${externalId}`);
    }
    for (const { email } of demoPeople()) expect(page).toContain(email);
    expect(page).toContain(DEMO_PASSWORD);
  });

  test("shows a shop's name as text", () => {
    expect(renderLandingPage({ language: "zh", demoShops: SHOPS })).toContain("云裳&lt;b&gt;");
  });

  test.each(["zh", "en"] as const)("without the demo tells what comes next and no password, in %s", (language) => {
    const page = renderLandingPage({ language, demoShops: [] });
    expect(page).toContain("npx warmline setup");
    expect(page).not.toContain(DEMO_PASSWORD);
    expect(page).not.toContain("demo.warmline.example");
  });
});
