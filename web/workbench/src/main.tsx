import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@warmline/ui/tokens.css";
import "./styles/base.css";
import { App } from "./app.tsx";
import { startLanguages } from "./i18n/i18n.ts";
import { codeOf } from "./platform/http.ts";
import { startTheme } from "./theme/use-theme-choice.ts";

/** Tries again only what may succeed: no answer at all, or a server that is away for a moment. */
const MAY_PASS: readonly string[] = ["offline", "unavailable"];

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => count < 3 && MAY_PASS.includes(codeOf(error)), staleTime: 10_000 },
  },
});

startTheme();
await startLanguages();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
