// What things are called. Beside a name in a script which a reader may be unable to read stands a Latin one.
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

/** All names of something. */
export function namesOf(entity: Pick<Entity, "label" | "aliases"> | undefined): string[] {
  return entity ? [entity.label, ...(entity.aliases ?? [])] : [];
}

/** A position as people write it, and its initials where it is a title of several words. */
export function positions(role: string): string[] {
  const initials = role.match(/\b\p{Lu}/gu) ?? [];
  return initials.length >= 3 ? [role, initials.join("")] : [role];
}
