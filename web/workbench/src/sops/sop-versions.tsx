import { Button, Popconfirm } from "antd";
import type { ReactElement } from "react";
import { Ago } from "../shell/time.tsx";
import { filled } from "../shops/use-rules-words.ts";
import { useSopSetting } from "./sop-context.ts";
import type { SopEditor } from "./use-sop-editor.ts";

/** What was published, by whom and when; an older version can come back. */
export function SopVersions({ editor }: { readonly editor: SopEditor }): ReactElement {
  const { words } = useSopSetting();
  const { versions, publishedVersion } = editor.kept;
  if (versions.length === 0) return <p className="faint">{words.noVersions}</p>;
  return (
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
          {version !== publishedVersion && (
            <Popconfirm
              title={filled(words.rollBackAsk, { version })}
              okText={words.confirm}
              cancelText={words.cancel}
              onConfirm={() => editor.rollBack(version)}
            >
              <Button size="small" disabled={editor.busy}>
                {words.rollBack}
              </Button>
            </Popconfirm>
          )}
        </li>
      ))}
    </ul>
  );
}
