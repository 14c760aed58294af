import { InputNumber, Popover } from "antd";
import type { Presence, PresenceState } from "@warmline/contract";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useOwnLoad } from "../inbox/use-inbox.ts";
import { useClient, useLive } from "../live/live-context.ts";
import { useConnected } from "../live/use-connected.ts";
import { Icon } from "./icon.tsx";

/** Most conversations that one agent can ask for at once; the server's own limit. */
const MAX_CAPACITY = 20;
const CHOICES = ["online", "away"] as const;

/** Shows and sets whether new conversations come, how many at most, and how many there are. */
export function PresenceControl(): ReactElement | null {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const presence = useLive((state) => state.presence);
  const own = useOwnLoad();
  const connected = useConnected();
  if (presence === null) return null;
  const shown: PresenceState = connected ? presence.state : "offline";
  const { capacity } = presence;
  const load = own ?? presence.load;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<PresencePanel presence={presence} onDone={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="plain presence"
        data-state={shown}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t("presence.loadHint", { load, capacity })}
      >
        <span className="presence-dot" aria-hidden="true" />
        <span>{t(`presence.${shown}`)}</span>
        <span className="presence-load number">{t("presence.load", { load, capacity })}</span>
        <Icon name="down" size={12} />
      </button>
    </Popover>
  );
}

function PresencePanel({
  presence,
  onDone,
}: {
  readonly presence: Presence;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useWords();
  const client = useClient();
  const choose = (state: PresenceState): void => {
    client.setPresence(state, presence.capacity);
    onDone();
  };
  return (
    <div className="presence-panel" role="radiogroup" aria-label={t("presence.set")}>
      {CHOICES.map((state) => (
        <button
          key={state}
          type="button"
          role="radio"
          aria-checked={presence.state === state}
          className="plain presence-choice"
          data-state={state}
          onClick={() => choose(state)}
        >
          <span className="presence-dot" aria-hidden="true" />
          <span>
            <strong>{t(`presence.${state}`)}</strong>
            <small>{t(`presence.${state}Hint`)}</small>
          </span>
          {presence.state === state && <Icon name="check" />}
        </button>
      ))}
      <label className="presence-capacity">
        {t("presence.capacity")}
        <InputNumber
          size="small"
          min={1}
          max={MAX_CAPACITY}
          precision={0}
          value={presence.capacity}
          suffix={t("presence.capacityUnit")}
          onChange={(capacity) => capacity !== null && client.setPresence(presence.state, capacity)}
        />
      </label>
    </div>
  );
}
