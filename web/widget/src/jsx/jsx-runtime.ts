import { type Child, type Drawn, flatten } from "./node.ts";

type Part<Props> = (props: Props) => Child;
type AnyProps = Readonly<Record<string, unknown>> & { readonly children?: Child };

/** Groups children without an element of its own. */
export const Fragment: Part<{ readonly children?: Child }> = ({ children }) => children;

/**
 * Draws one element, or calls a part at once: parts are plain functions of what they are given and keep nothing
 * between two drawings. The key tells an element from its neighbours when it moves.
 */
export function jsx(tag: string | Part<AnyProps>, props: AnyProps, key?: string): Child {
  if (typeof tag === "function") return tag(props);
  const { children, ...rest } = props;
  return { tag, key, props: rest, children: flatten(children) } satisfies Drawn;
}

export { jsx as jsxs };

type EventOf<Event, Target> = Event & { readonly currentTarget: Target };

/** What an element can be given. */
interface Attributes<Target> {
  readonly key?: string;
  readonly children?: Child;
  readonly class?: string;
  readonly id?: string;
  readonly title?: string;
  readonly role?: string;
  readonly hidden?: boolean;
  readonly tabIndex?: number;
  readonly style?: Readonly<Record<string, number>>;
  /** Called once, when the element has come onto the page. */
  readonly ref?: (element: Target) => void;
  readonly [aria: `aria-${string}`]: string | boolean | undefined;
  readonly onClick?: (event: EventOf<MouseEvent, Target>) => void;
  readonly onSubmit?: (event: EventOf<SubmitEvent, Target>) => void;
  readonly onChange?: (event: EventOf<Event, Target>) => void;
  readonly onInput?: (event: EventOf<Event, Target>) => void;
  readonly onBlur?: (event: EventOf<FocusEvent, Target>) => void;
  readonly onScroll?: (event: EventOf<Event, Target>) => void;
  readonly onPaste?: (event: EventOf<ClipboardEvent, Target>) => void;
  readonly onKeyDown?: (event: EventOf<KeyboardEvent, Target>) => void;
  readonly onDragOver?: (event: EventOf<DragEvent, Target>) => void;
  readonly onDragLeave?: (event: EventOf<DragEvent, Target>) => void;
  readonly onDrop?: (event: EventOf<DragEvent, Target>) => void;
}

interface Particular {
  readonly a: { readonly href: string; readonly target: "_blank"; readonly rel: "noopener noreferrer" };
  readonly button: { readonly type: "button" | "submit"; readonly disabled?: boolean };
  readonly img: {
    readonly src: string;
    readonly alt: string;
    readonly loading?: "lazy";
    readonly referrerPolicy?: "no-referrer";
  };
  readonly input: {
    readonly type: "radio" | "file";
    readonly name?: string;
    readonly accept?: string;
    readonly multiple?: boolean;
    readonly checked?: boolean;
  };
  readonly progress: { readonly value: number };
  readonly textarea: {
    readonly rows?: number;
    readonly maxLength?: number;
    readonly placeholder?: string;
    readonly enterKeyHint?: "send";
  };
  readonly time: { readonly dateTime: string };
}

type Html = {
  readonly [Tag in keyof HTMLElementTagNameMap]: Attributes<HTMLElementTagNameMap[Tag]> &
    (Tag extends keyof Particular ? Particular[Tag] : object);
};

/** What TypeScript asks of a JSX runtime. */
// eslint-disable-next-line @typescript-eslint/no-namespace -- the only place where TypeScript looks for these names
export declare namespace JSX {
  type Element = Child;
  type ElementType = keyof IntrinsicElements | ((props: never) => Child);
  interface ElementChildrenAttribute {
    readonly children: unknown;
  }
  interface IntrinsicAttributes {
    readonly key?: string;
  }
  interface IntrinsicElements extends Html {
    readonly svg: {
      readonly viewBox: string;
      readonly class?: string;
      readonly "aria-hidden": "true";
      readonly children: Child;
    };
    readonly path: { readonly d: string };
  }
}
