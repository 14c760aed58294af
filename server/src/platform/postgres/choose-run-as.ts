import { readFile, stat } from "node:fs/promises";
import type { Binaries } from "./binaries.ts";
import { runToEnd, type RunAs } from "./run-as.ts";

type OtherUser = Extract<RunAs, { kind: "user" }>;

/** Users that stand for services and own nothing of anybody, best first. */
const preferredUsers = ["postgres", "nobody", "daemon"];

const rank = ({ name }: OtherUser): number => {
  const at = preferredUsers.indexOf(name);
  return at < 0 ? preferredUsers.length : at;
};

const parseUser = (line: string): OtherUser | undefined => {
  const [name, , uid, gid] = line.split(":");
  if (name === undefined || name === "" || uid === undefined || gid === undefined) return undefined;
  const user: OtherUser = { kind: "user", name, uid: Number(uid), gid: Number(gid) };
  return Number.isInteger(user.uid) && user.uid > 0 && Number.isInteger(user.gid) ? user : undefined;
};

/** Users other than root in a passwd file's text, those that suit a service first. */
export const otherUsers = (passwd: string): readonly OtherUser[] =>
  passwd
    .split("\n")
    .map(parseUser)
    .filter((user) => user !== undefined)
    .sort((a, b) => rank(a) - rank(b));

/** Whether PostgreSQL's programs run that way at all. */
export const canRun = async (runAs: RunAs, binaries: Binaries): Promise<boolean> =>
  (await runToEnd(runAs, { file: binaries.postgres, args: ["-V"] })).code === 0;

/** Whether a program that runs that way may enter the folder. */
export const canEnter = async (runAs: RunAs, folder: string): Promise<boolean> =>
  (await runToEnd(runAs, { file: "test", args: ["-x", folder] })).code === 0;

/** The real user id under which files are then made and owned. */
export const ownerOf = (runAs: RunAs): { readonly uid: number; readonly gid: number } => {
  switch (runAs.kind) {
    case "user":
      return { uid: runAs.uid, gid: runAs.gid };
    case "self":
    case "namespace":
      return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  }
};

const namespaceOf = (user: OtherUser): RunAs => ({ kind: "namespace", uid: user.uid, gid: user.gid });

const worksInNamespace = async (user: OtherUser, { binaries, data }: Wanted): Promise<boolean> =>
  (await canRun(namespaceOf(user), binaries)) && (await canEnter(namespaceOf(user), data));

/** What the choice depends on: the binaries, and the folder in which PostgreSQL's data folder lies. */
export interface Wanted {
  readonly binaries: Binaries;
  readonly data: string;
  /** Only this way, where given: a test of one way must not quietly take the other. */
  readonly only?: "namespace" | "user";
}

const ownerAmong = async (users: readonly OtherUser[], folder: string): Promise<OtherUser | undefined> => {
  const { uid } = await stat(folder);
  return users.find((user) => user.uid === uid);
};

/**
 * As whom to run: as ourselves unless we are root. Root becomes the folder's owner where that is another user who gets
 * there, so that the folder stays that user's (programs that he cannot reach are copied to where he can); else it takes a namespace where the kernel permits one, because then
 * everything may stay where it is; else another user. Undefined where there is none.
 */
export const chooseRunAs = async (wanted: Wanted): Promise<RunAs | undefined> => {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const users = otherUsers(await readFile("/etc/passwd", "utf8"));
  const owner = await ownerAmong(users, wanted.data);
  if (owner !== undefined && wanted.only !== "namespace" && (await canEnter(owner, wanted.data))) return owner;
  const [first] = users;
  if (first === undefined) return undefined;
  if (wanted.only !== "user" && (await worksInNamespace(first, wanted))) return namespaceOf(first);
  return wanted.only === "namespace" ? undefined : first;
};
