// The outlines of the shapes of kinds, in the measures of vis-network's shapes.js, so that a drawing without it is alike;
// the two diamonds of a group are our own.

const AROUND = 2 * Math.PI;

/** The outline of a shape around the origin, as the text of an SVG path. */
export function outline(shape: string, size: number): string {
  if (shape === "square") return `M${-size} ${-size}H${size}V${size}H${-size}Z`;
  if (shape === "diamond") return `M0 ${size}L${size} 0L0 ${-size}L${-size} 0Z`;
  if (shape === "diamonds") return diamondAt(-0.36 * size, size) + diamondAt(0.36 * size, size);
  if (shape === "triangle") return triangle(size, 1);
  if (shape === "triangleDown") return triangle(size, -1);
  if (shape === "hexagon") return polygon(6, () => size, 0, AROUND / 4);
  if (shape === "star") {
    const radius = 0.82 * size;
    return polygon(10, (corner) => radius * (corner % 2 === 0 ? 1.3 : 0.5), 0.1 * radius, 0);
  }
  return `M${size} 0A${size} ${size} 0 1 1 ${-size} 0A${size} ${size} 0 1 1 ${size} 0Z`;
}

/** One of two narrow diamonds, which together reach as far as a broad one. */
function diamondAt(x: number, size: number): string {
  const [across, down] = [0.64 * size, 0.92 * size];
  const [left, middle, right, low] = [x - across, x, x + across, down].map(rounded);
  return `M${middle} ${low}L${right} 0L${middle} ${-(low ?? 0)}L${left} 0Z`;
}

/** Of equal sides, on its base (1) or its tip (-1). */
function triangle(size: number, way: 1 | -1): string {
  const half = 1.15 * size;
  const [low, high] = [(half * Math.sqrt(3)) / 3, half * Math.sqrt(3)];
  const middle = 0.275 * half;
  const y = (height: number) => rounded(way * (middle + height));
  return `M0 ${y(low - high)}L${rounded(half)} ${y(low)}L${rounded(-half)} ${y(low)}Z`;
}

/** Corners around a middle that lies `down` below the origin, the first one `turn` from the top. */
function polygon(corners: number, radius: (corner: number) => number, down: number, turn: number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner * AROUND) / corners;
    return `${rounded(radius(corner) * Math.sin(angle))} ${rounded(down - radius(corner) * Math.cos(angle))}`;
  });
  return `M${points.join("L")}Z`;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
