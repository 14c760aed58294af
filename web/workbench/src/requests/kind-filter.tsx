import type { ReactElement } from "react";
import { REQUEST_KINDS } from "../customer/core/order-requests.ts";
import { useWords } from "../i18n/use-words.ts";
import type { RequestKind } from "./requests-api.ts";

interface Props {
  readonly waiting: readonly { readonly kind: RequestKind; readonly count: number }[];
  readonly chosen: RequestKind | null;
  readonly onChoose: (kind: RequestKind | null) => void;
}

/** How many wait of each kind, and which are shown. A kind of which none waits is left out, unless it is the one shown. */
export function KindFilter({ waiting, chosen, onChoose }: Props): ReactElement {
  const { t } = useWords();
  const counts = new Map(waiting.map(({ kind, count }) => [kind, count]));
  const all = waiting.reduce((sum, { count }) => sum + count, 0);
  const kinds = REQUEST_KINDS.filter((kind) => counts.has(kind) || kind === chosen);
  const choice = (kind: RequestKind | null, count: number): ReactElement => (
    <button
      key={kind ?? "all"}
      type="button"
      className="plain requests-kind"
      aria-pressed={kind === chosen}
      onClick={() => onChoose(kind)}
    >
      {t(kind === null ? "requests.allKinds" : `orderAct.kind.${kind}`)} <span className="number">{count}</span>
    </button>
  );
  return (
    <div className="requests-kinds" role="group" aria-label={t("requests.kinds")}>
      {choice(null, all)}
      {kinds.map((kind) => choice(kind, counts.get(kind) ?? 0))}
    </div>
  );
}
