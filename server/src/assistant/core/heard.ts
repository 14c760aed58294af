import type { SkillTurn } from "./skill.ts";

/** A wish as a skill will hear it. */
export interface Heard {
  readonly intent: string;
  readonly confidence: number;
  readonly text: string;
  readonly naming: string;
  readonly mentions: SkillTurn["mentions"];
  /** The message answered what was asked, or continued the last question. */
  readonly carried: boolean;
  /** A button of a shop's process led here, which ends by it. */
  readonly leavesSop?: true;
  /** What it is about, where that was said before. */
  readonly about?: { readonly order: string | null; readonly product: string | null };
}
