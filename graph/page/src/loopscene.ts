// A circle of payments in the picture: its lines lead where the money goes, and the payer's say how much.
import type { Curve, SceneLine } from "./joins.ts";
import type { Loop, LoopDeal } from "./types.ts";

/** A line of a circle from who pays to who is paid, by way of their deal; lines that carry none of it as they come. */
export function alongMoney({ sides }: Loop, line: SceneLine): SceneLine {
  const ways = sides.flatMap(({ payer, payee, deals, direct }) => [
    ...deals.flatMap(({ id }) => [
      [payer, id],
      [id, payee],
    ]),
    ...(line.rows.some((row) => direct.includes(row.id)) ? [[payer, payee]] : []),
  ]);
  const isWay = (from: string, to: string) => ways.some(([one, other]) => one === from && other === to);
  // Of a deal with which each side pays the other, nothing is told by turning its lines.
  const isAgainst = isWay(line.to, line.from) && !isWay(line.from, line.to);
  if (!isAgainst) return line;
  return { ...line, from: line.to, to: line.from, ...(line.curve && { curve: turned(line.curve) }) };
}

/** "$50 billion, with Fern Fund": how large a deal is, on the line of the one who pays in it; else "". */
export function paidOn({ sides }: Loop, { from, to }: SceneLine): string {
  const deals = sides.flatMap(({ payer, deals }): LoopDeal[] =>
    deals.filter(({ id }) => payer === from && id === to),
  );
  return deals.map(figureWords).find(Boolean) ?? "";
}

/** How large a deal of a circle is, and with whom it is shared; "" where that is not told. */
export function figureWords({ figures, shared }: LoopDeal): string {
  return figures.length > 0 ? [figures.join("; "), shared].filter(Boolean).join(", ") : "";
}

/** The same bend seen from the other end. */
function turned(curve: Curve): Curve {
  return { ...curve, type: curve.type === "curvedCW" ? "curvedCCW" : "curvedCW" };
}
