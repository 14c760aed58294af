import { Button } from "antd";
import { type ReactElement, useState } from "react";
import { Ago } from "../shell/time.tsx";
import { filled } from "../shops/use-rules-words.ts";
import { useSopSetting } from "./sop-context.ts";
import { RollBack, SopRead } from "./sop-read.tsx";
import type { SopEditor } from "./use-sop-editor.ts";

/** What was published, by whom and when; each can be read, and an older one can come back. */
export function SopVersions({ shopId, editor }: { readonly shopId: string; readonly editor: SopEditor }): ReactElement {
  const { words } = useSopSetting();
  const [reading, setReading] = useState<number | null>(null);
  const { versions, publishedVersion } = editor.kept;
  if (versions.length === 0) return <p className="faint">{words.noVersions}</p>;
  return (
    <>
      <ul className="sop-versions">
        {versions.map(({ version, publishedAt, publishedBy, againOf, steps }) => (
          <li key={version}>
            <div>
              <strong>{filled(words.version, { version })}</strong>
              {version === publishedVersion && <span className="sop-begin">{words.live}</span>}
              <p className="faint">
                {publishedBy} · <Ago at={publishedAt} /> · {filled(words.stepCount, { count: steps })}
                {againOf !== null && ` · ${filled(words.againOf, { version: againOf })}`}
              </p>
            </div>
            <div className="sop-version-acts">
              <Button
                size="small"
                aria-label={filled(words.readVersion, { version })}
                onClick={() => setReading(version)}
              >
                {words.read}
              </Button>
              {version !== publishedVersion && <RollBack editor={editor} version={version} />}
            </div>
          </li>
        ))}
      </ul>
      {reading !== null && (
        <SopRead shopId={shopId} editor={editor} version={reading} onClose={() => setReading(null)} />
      )}
    </>
  );
}
