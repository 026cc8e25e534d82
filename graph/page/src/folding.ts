// Text as it is compared: without case, accents and punctuation, numbers whole.

/** Text without case, accents, punctuation and a possessive 's, words apart by one space; numbers are whole: "$4.1B" is "4.1 billion". */
export function fold(text: string): string {
  return bare(text)
    .replace(/(?:(?!(?<=\d)\.(?=\d))[^\p{L}\p{N}])+/gu, " ")
    .trim();
}

/** Several texts, a line each, folded each by itself. */
export function foldLines(texts: string[]): string[] {
  const lines = texts.map((text) => text.replace(/\s+/g, " ")).join("\n");
  return bare(lines)
    .replace(/(?:(?!(?<=\d)\.(?=\d))[^\p{L}\p{N}\n])+/gu, " ")
    .split("\n")
    .map((line) => line.trim());
}

/** The sizes that people shorten behind a number. */
const SIZES: Record<string, string> = {
  t: "trillion",
  tn: "trillion",
  b: "billion",
  bn: "billion",
  m: "million",
  mn: "million",
};

export const SCALES = new Set(Object.values(SIZES));

function bare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=\d),(?=\d{3})/g, "")
    .replace(/(?<=\d) ?(tn?|bn?|mn?)(?![\p{L}\p{N}])/gu, (_, size: string) => ` ${SIZES[size]}`);
}

export function trigrams(folded: string): Set<string> {
  const padded = `  ${folded} `;
  const grams = new Set<string>();
  for (let place = 0; place + 3 <= padded.length; place++) grams.add(padded.slice(place, place + 3));
  return grams;
}
