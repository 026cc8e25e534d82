// Reads the tables that graph/dealgraph/page/tables.py writes.
import type { Column, Evidence, Table } from "./types.ts";

type Row = Record<string, unknown>;

/** The rows of a table; keys without a value are left out, keys of `defaults` are always there. */
export function unpack<T>(table: Table, defaults: Row = {}): T[] {
  const rows: Row[] = Array.from({ length: table.length }, () => ({ ...defaults }));
  for (const [key, column] of Object.entries(table.columns)) {
    for (const [number, value] of cells(column)) {
      const row = rows[number];
      if (row && value !== null) row[key] = value;
    }
  }
  return rows as T[];
}

/** The rows of a table with the evidence that stands in a table of its own. */
export function unpackWithEvidence<T extends { evidence: Evidence[] }>(
  table: Table,
  evidence: Table,
  defaults: Row,
): T[] {
  const rows = unpack<T>(table, defaults);
  for (const row of rows) row.evidence = [];
  for (const item of unpack<Evidence & { of: number }>(evidence)) rows[item.of]?.evidence.push(item);
  return rows;
}

function* cells(column: Column): Generator<[number, unknown]> {
  if (Array.isArray(column)) {
    yield* column.entries();
  } else if ("rows" in column) {
    for (const [place, number] of column.rows.entries()) yield [number, column.values[place]];
  } else {
    for (const [number, place] of column.index.entries()) {
      if (place > 0) yield [number, column.values[place - 1]];
    }
  }
}
