/** A limit in the words of the plan; null where there are none, but only the clause that sets it. */
export function spellLimit(limit: string | null): string | null {
  return limit === null || /^[a-z_]+(\.[\w[\]-]+)+$/.test(limit) ? null : limit;
}
