import { type Child, type Drawn, flatten } from "./node.ts";

const SVG = "http://www.w3.org/2000/svg";

const asText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

/** Words that are attributes even where an element has a property of that name. */
const isAttribute = (dom: Element, name: string): boolean =>
  dom.namespaceURI === SVG || name === "class" || name === "role" || name.startsWith("aria-") || !(name in dom);

function setProp(dom: Element, name: string, value: unknown): void {
  if (name === "ref") return;
  if (name === "style" && dom instanceof HTMLElement) setStyle(dom, value);
  else if (name.startsWith("on")) Reflect.set(dom, name.toLowerCase(), value ?? null);
  else if (isAttribute(dom, name)) setAttribute(dom, name, value);
  else if (value === undefined) dom.removeAttribute(name.toLowerCase());
  else if (Reflect.get(dom, name) !== value) Reflect.set(dom, name, value);
}

function setAttribute(dom: Element, name: string, value: unknown): void {
  if (value === undefined) dom.removeAttribute(name);
  else dom.setAttribute(name, asText(value));
}

function setStyle(dom: HTMLElement, style: unknown): void {
  for (const [name, pixels] of Object.entries(style ?? {})) dom.style.setProperty(name, `${asText(pixels)}px`);
}

function setProps(dom: Element, before: Drawn["props"], after: Drawn["props"]): void {
  for (const name of Object.keys(before)) if (!(name in after)) setProp(dom, name, undefined);
  for (const [name, value] of Object.entries(after)) if (before[name] !== value) setProp(dom, name, value);
}

const isRef = (value: unknown): value is (element: Element) => void => typeof value === "function";

function create(drawn: Drawn | string): Node {
  if (typeof drawn === "string") return document.createTextNode(drawn);
  const isSvg = drawn.tag === "svg" || drawn.tag === "path";
  const dom = isSvg ? document.createElementNS(SVG, drawn.tag) : document.createElement(drawn.tag);
  drawn.dom = dom;
  setProps(dom, {}, drawn.props);
  for (const child of drawn.children) dom.append(create(child));
  const { ref } = drawn.props;
  if (isRef(ref)) queueMicrotask(() => ref(dom));
  return dom;
}

/** Brings an element to what is drawn now. The same drawing object is known to be unchanged. */
function update(before: Drawn, after: Drawn): void {
  if (before === after || before.dom === undefined) return;
  after.dom = before.dom;
  setProps(after.dom, before.props, after.props);
  updateChildren(after.dom, before.children, after.children);
}

const keyOf = (drawn: Drawn | string): string => (typeof drawn === "string" ? "#" : `${drawn.tag} ${drawn.key ?? ""}`);

/**
 * Brings an element's children to what is drawn now. Each finds its earlier self by tag and key, those alike in their
 * order; what is found stays the same element, so that focus, selection and scroll stay too.
 */
function updateChildren(parent: Element, before: Drawn["children"], after: Drawn["children"]): void {
  const found = new Map<string, { readonly drawn: Drawn | string; readonly dom: ChildNode }[]>();
  const nodes = [...parent.childNodes];
  for (const [index, drawn] of before.entries()) {
    const dom = nodes[index];
    if (dom === undefined) continue;
    const alike = found.get(keyOf(drawn));
    if (alike === undefined) found.set(keyOf(drawn), [{ drawn, dom }]);
    else alike.push({ drawn, dom });
  }
  const used = after.map((drawn) => ({ drawn, old: found.get(keyOf(drawn))?.shift() }));
  for (const left of found.values()) for (const { dom } of left) dom.remove();
  let place: ChildNode | null = parent.firstChild;
  for (const { drawn, old } of used) {
    if (old === undefined) parent.insertBefore(create(drawn), place);
    else {
      if (old.dom === place) place = place.nextSibling;
      else parent.insertBefore(old.dom, place);
      updateOne(old, drawn);
    }
  }
}

function updateOne(old: { readonly drawn: Drawn | string; readonly dom: ChildNode }, drawn: Drawn | string): void {
  if (typeof drawn === "string") {
    if (old.drawn !== drawn) old.dom.textContent = drawn;
  } else if (typeof old.drawn !== "string") {
    update(old.drawn, drawn);
  }
}

/** Draws into an element that nothing else writes to: each call brings it to what is given, touching only what changed. */
export function createDrawing(parent: Element): (child: Child) => void {
  let before: Drawn["children"] = [];
  return (child) => {
    const after = flatten(child);
    updateChildren(parent, before, after);
    before = after;
  };
}
