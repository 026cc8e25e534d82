// The statements that pass the filters: a mark for each, or none where all pass.
import type { Statement } from "./types.ts";

export class Passing {
  constructor(
    private readonly rows: Statement[],
    private readonly marks: Uint8Array | null,
    readonly size: number,
  ) {}

  has(row: Statement): boolean {
    return this.marks === null || this.marks[row.number] === 1;
  }

  *[Symbol.iterator](): Iterator<Statement> {
    for (const row of this.rows) if (this.has(row)) yield row;
  }
}
