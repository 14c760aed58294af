/** An instant as the shop's clock shows it, in the form of `<input type="datetime-local">`; what is local stays. */
export function toLocal(moment: string, timeZone: string): string {
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(moment)) return moment.replace(" ", "T").slice(0, 16);
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(at).replace(" ", "T");
}

/** What the input says, as the server reads the shop's own time. */
export function fromLocal(local: string): string | undefined {
  return local === "" ? undefined : local.replace("T", " ");
}
