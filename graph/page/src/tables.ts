// Reads the tables that graph/dealgraph/page/tables.py writes.
import type { Column, Evidence, Table } from "./types.ts";

type Row = Record<string, unknown>;

/** The rows of a table; keys without a value are left out or, for one form of all rows, as `form` has them. */
export function unpack<T>(table: Table | undefined, form: Row = {}): T[] {
  if (!table) return [];
  const rows: Row[] = [];
  for (let number = 0; number < table.length; number++) rows.push({ ...form });
  for (const [key, column] of Object.entries(table.columns)) fill(rows, key, column);
  return rows as T[];
}

function fill(rows: Row[], key: string, column: Column): void {
  const put = (number: number, value: unknown) => {
    const row = rows[number];
    if (row && value !== null) row[key] = value;
  };
  if (Array.isArray(column)) {
    column.forEach((value, number) => {
      put(number, value);
    });
  } else if ("rows" in column) {
    column.rows.forEach((number, place) => {
      put(number, column.values[place]);
    });
  } else {
    column.index.forEach((place, number) => {
      if (place > 0) put(number, column.values[place - 1]);
    });
  }
}

/** The rows of a table with the evidence that stands in a table of its own. */
export function unpackWithEvidence<T extends { evidence: Evidence[] }>(
  table: Table | undefined,
  evidence: Table | undefined,
  form: Row,
): T[] {
  const rows = unpack<T>(table, form);
  for (const row of rows) row.evidence = [];
  for (const item of unpack<Evidence & { of: number }>(evidence)) rows[item.of]?.evidence.push(item);
  return rows;
}
