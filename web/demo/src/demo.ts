/** What the widget puts on every shop's page. */
interface WarmlineOnPage {
  open(): void;
}

function isWarmline(value: unknown): value is WarmlineOnPage {
  return typeof value === "object" && value !== null && "open" in value && typeof value.open === "function";
}

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => {
    const warmline: unknown = Reflect.get(window, "Warmline");
    if (isWarmline(warmline)) warmline.open();
  });
}
