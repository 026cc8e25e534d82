// Documents that the user gives the page: what stands around the words of a receipt. They are read in the browser and
// go nowhere.
import type { Evidence } from "./types.ts";

/** Characters that are shown before and behind the words. */
const AROUND = 320;
/** Bytes of a document that is read, as in graph/dealgraph/evidence/documents.py. */
const MOST = 64 * 1024 * 1024;
/** What Python's str.splitlines takes for a line break, for which evidence has a blank. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: some of them are control characters.
const LINE_BREAK = /\r\n|[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]/g;

/** What the graph has of a document: its checksum, "" where that is not known, and all quotes from it. */
export interface Quoted {
  sha256: string;
  quotes: Evidence[];
}

/** Whether a file is the very one that was quoted; undefined where nobody can tell. */
export type Same = boolean | undefined;

/** The words of a piece of evidence where they stand in their document. */
export interface InPlace {
  same: Same;
  before: string;
  words: string;
  after: string;
}

/** What became of a file: the document that it is, if any, and how many of the quotes from that stand in it. */
export interface Read {
  file: string;
  document: string;
  quotes: number;
  found: number;
  /** How many of the others stand elsewhere in it. */
  moved: number;
  same: Same;
  /** Why it could not be read. */
  problem: string;
}

export class Documents {
  /** How often documents have been added. */
  version = 0;
  private readonly texts = new Map<string, DocumentText>();

  /**
   * Reads files. One is the document of its name, or else of its checksum, or that of which all quotes stand in it.
   */
  async add(files: Iterable<File>, quoted: Map<string, Quoted>): Promise<Read[]> {
    const all: Read[] = [];
    for (const file of files) all.push(await this.read(file, quoted));
    this.version += 1;
    return all;
  }

  private async read(file: File, quoted: Map<string, Quoted>): Promise<Read> {
    const read = {
      file: file.name,
      document: "",
      quotes: 0,
      found: 0,
      moved: 0,
      same: undefined,
      problem: "",
    };
    if (file.size > MOST) return { ...read, problem: `is larger than ${MOST} bytes` };
    const bytes = await file.arrayBuffer();
    let text: DocumentText;
    try {
      text = new DocumentText(decoded(bytes));
    } catch {
      return { ...read, problem: "is not UTF-8" };
    }
    const sha256 = await checksum(bytes);
    const isIt = ([, own]: [string, Quoted]) =>
      own.sha256 && sha256 ? own.sha256 === sha256 : own.quotes.every((each) => text.find(each));
    const document = quoted.has(file.name) ? file.name : [...quoted].find(isIt)?.[0];
    const own = quoted.get(document ?? "");
    if (document === undefined || own === undefined) return read;
    text.same = own.sha256 && sha256 ? own.sha256 === sha256 : undefined;
    this.texts.set(document, text);
    const { quotes } = own;
    const others = quotes.filter((each) => !text.find(each));
    const moved = others.filter(({ exact }) => text.holds(exact)).length;
    const found = quotes.length - others.length;
    return { ...read, document, quotes: quotes.length, found, moved, same: text.same };
  }

  has(document: string): boolean {
    return this.texts.has(document);
  }

  /** The words in their place; undefined where the document says something else there. */
  find(evidence: Evidence): InPlace | undefined {
    return this.texts.get(evidence.document)?.find(evidence);
  }
}

/** The text of a document. */
class DocumentText {
  same: Same;
  /** Whether JavaScript counts some characters as two, which Python does not. */
  private readonly hasPairs: boolean;

  constructor(private readonly text: string) {
    this.hasPairs = /[\ud800-\udfff]/.test(text);
  }

  find({ exact, start, end }: Evidence): InPlace | undefined {
    const { text } = this;
    const [first, last] =
      start === undefined || end === undefined ? sought(text, exact) : this.between(start, end);
    const words = text.slice(first, last);
    if (oneLine(words) !== oneLine(exact)) return undefined;
    return {
      same: this.same,
      before: cut(text.slice(Math.max(0, first - AROUND), first), first > AROUND, false),
      words,
      after: cut(text.slice(last, last + AROUND), false, last + AROUND < text.length),
    };
  }

  /** Whether words stand anywhere in it. */
  holds(words: string): boolean {
    return sought(this.text, words)[1] > 0;
  }

  /** The places of what stands between two characters as Python counts them. */
  private between(start: number, end: number): [number, number] {
    if (!this.hasPairs) return [start, end];
    const first = indexAt(this.text, 0, start);
    return [first, indexAt(this.text, first, end - start)];
  }
}

/** The text as Python decodes it: a byte-order mark counts as a character. Throws TypeError for what is not UTF-8. */
function decoded(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The SHA-256 of bytes in hexadecimal digits; "" where the browser does not make one for this page. */
async function checksum(bytes: ArrayBuffer): Promise<string> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return "";
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where so many characters after an index end: Python counts those that JavaScript has in two parts as one. */
function indexAt(text: string, from: number, characters: number): number {
  let index = from;
  for (let counted = 0; counted < characters && index < text.length; counted++)
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  return index;
}

/** Where words that have not been located stand first, whatever the blanks between them; nowhere is [0, 0]. */
function sought(text: string, words: string): [number, number] {
  const escaped = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(escaped.join("\\s+")).exec(text);
  return found ? [found.index, found.index + found[0].length] : [0, 0];
}

/** Words with one blank for each run of line breaks and blanks. */
function oneLine(text: string): string {
  return text.replace(LINE_BREAK, " ").replace(/\s+/g, " ").trim();
}

/** A part of a text without the word that is cut at an end, for which dots stand. */
function cut(text: string, atStart: boolean, atEnd: boolean): string {
  let part = text;
  if (atStart) part = `… ${part.replace(/^\S*\s+/, "")}`;
  if (atEnd) part = `${part.replace(/\s+\S*$/, "")} …`;
  return part;
}
