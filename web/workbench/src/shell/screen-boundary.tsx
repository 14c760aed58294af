import { Component, type ReactNode } from "react";
import { FailedScreen } from "./failed-screen.tsx";

interface Props {
  readonly children: ReactNode;
}

/** Shows words and a way out where a screen has a bug, instead of a blank page. */
export class ScreenBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <FailedScreen /> : this.props.children;
  }
}
