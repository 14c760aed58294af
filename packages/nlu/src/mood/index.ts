export { isAbusive } from "./abuse.ts";
export { type Mood, type MoodCue, readMood } from "./read-mood.ts";
