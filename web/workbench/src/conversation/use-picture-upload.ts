import { useRef, useState } from "react";
import { type Uploaded, uploadPicture } from "./conversations-api.ts";

/** How an upload stands; a failed one can be tried again, with the same file. */
export type Upload =
  { readonly state: "idle" } | { readonly state: "running" } | { readonly state: "failed"; readonly code: string };

/** Uploads pictures one after another and hands each to `onUploaded` when the server has it. */
export function usePictureUpload(conversation: string, onUploaded: (picture: Uploaded) => void) {
  const [upload, setUpload] = useState<Upload>({ state: "idle" });
  const waiting = useRef<File[]>([]);

  async function run(): Promise<void> {
    const [next] = waiting.current;
    if (next === undefined) return setUpload({ state: "idle" });
    setUpload({ state: "running" });
    const answer = await uploadPicture(conversation, next);
    if (!answer.ok) return setUpload({ state: "failed", code: answer.code });
    waiting.current.shift();
    onUploaded(answer.value);
    return run();
  }

  return {
    upload,
    add: (files: readonly File[]) => {
      const idle = waiting.current.length === 0;
      waiting.current.push(...files.filter(({ type }) => type.startsWith("image/")));
      if (idle) void run();
    },
    retry: () => void run(),
    discard: () => {
      waiting.current.shift();
      void run();
    },
  };
}
