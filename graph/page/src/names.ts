// Names in scripts for which a reader may have no font, or which they cannot read: a Latin name stands beside them.
import type { Entity } from "./types.ts";

const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;

/** The first alias in Latin letters of something whose name has none; "" where there is none or it needs none. */
export function latinName({ label, aliases = [] }: Pick<Entity, "label" | "aliases">): string {
  if (!LETTER.test(label) || LATIN.test(label)) return "";
  return aliases.find((alias) => LATIN.test(alias)) ?? "";
}

/** The name as it is shown where it stands alone: "Имя (Imya)". */
export function shownName(entity: Pick<Entity, "label" | "aliases">): string {
  const latin = latinName(entity);
  return latin ? `${entity.label} (${latin})` : entity.label;
}
