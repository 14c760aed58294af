import { expect, test } from "vitest";
import { Html, html } from "./html.ts";

/** Another name, so that the formatter leaves the white space in these templates alone. */
const write = html;

test.each([
  [
    write`<p>${"<script>alert('x')&\"</script>"}</p>`,
    "<p>&lt;script&gt;alert(&#39;x&#39;)&amp;&quot;&lt;/script&gt;</p>",
  ],
  [write`<p title="${'" onload="x'}">${3}</p>`, '<p title="&quot; onload=&quot;x">3</p>'],
  [write`<ul>${["a", "<b>"].map((one) => write`<li>${one}</li>`)}</ul>`, "<ul><li>a</li><li>&lt;b&gt;</li></ul>"],
  [write`${null}${false}${new Html("<i></i>")}`, "<i></i>"],
])("what is put into a page is text (%#)", (page, markup) => {
  expect(page.markup).toBe(markup);
});
