"""Where things stand in the picture: positions that are the same to the bit on every machine.

Only + - * / and the square root are used on floats, whose results IEEE 754 fixes, in a fixed order; positions
are rounded to integers. The core is laid out by forces (Fruchterman and Reingold 1991, with attraction divided
by degree so that hubs do not swallow their neighbours), then boxes that overlap are pushed apart. Everything
else is put into the nearest free place around what it is joined to, so that the core stays where it is.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

# Cosine and sine of the golden angle: turning by it spreads points evenly over a disc.
_COS, _SIN = -0.7373688780783197, 0.6754902942615238
_STEPS = 160
_WIDE = 1.75
_ROOM = 1.55
_GAP = 10.0
_CELL = 24.0
_DIRECTIONS = 32


class Box(NamedTuple):
    """The place that a node needs with its label: its width, and how far it goes above and below its centre."""

    width: float
    above: float
    below: float


Link = tuple[int, int, float]
Point = tuple[int, int]


def place(boxes: list[Box], links: list[Link], core: int) -> list[Point]:
    """Return the position of each box.

    `links` are pairs of indexes with a weight; the first `core` boxes form the core and come first.
    """
    inner = [link for link in links if link[0] < core and link[1] < core]
    middle = _spread(_forces(core, inner), boxes[:core])
    _push_apart(middle, boxes[:core])
    return _rounded(_surround(middle, boxes, links), boxes)


def _disc(count: int, spacing: float) -> list[list[float]]:
    points, x, y = [], 1.0, 0.0
    for index in range(count):
        radius = spacing * sqrt(index + 0.5)
        points.append([_WIDE * radius * x, radius * y])
        x, y = x * _COS - y * _SIN, x * _SIN + y * _COS
    return points


def _forces(count: int, links: list[Link]) -> list[list[float]]:
    """Return positions in which linked points are near each other and no two are close."""
    ideal = 100.0
    points = _disc(count, ideal * 0.6)
    degree = [1.0] * count
    for one, other, _ in links:
        degree[one] += 1.0
        degree[other] += 1.0
    pulls = [(one, other, weight / sqrt(min(degree[one], degree[other]))) for one, other, weight in links]
    heat = ideal * 2.0
    for _ in range(_STEPS):
        moves = [[-0.05 * x, -0.05 * _WIDE * _WIDE * y] for x, y in points]
        for one in range(count):
            x, y = points[one]
            move = moves[one]
            for other in range(one):
                dx, dy = x - points[other][0], y - points[other][1]
                push = ideal * ideal / (dx * dx + dy * dy + 1.0)
                move[0] += dx * push
                move[1] += dy * push
                moves[other][0] -= dx * push
                moves[other][1] -= dy * push
        for one, other, weight in pulls:
            dx, dy = points[one][0] - points[other][0], points[one][1] - points[other][1]
            pull = weight * sqrt(dx * dx + dy * dy) / ideal
            moves[one][0] -= dx * pull
            moves[one][1] -= dy * pull
            moves[other][0] += dx * pull
            moves[other][1] += dy * pull
        for point, (dx, dy) in zip(points, moves, strict=True):
            length = sqrt(dx * dx + dy * dy) + 1e-9
            step = min(length, heat) / length
            point[0] += dx * step
            point[1] += dy * step
        heat *= 0.975
    return points


def _spread(points: list[list[float]], boxes: list[Box]) -> list[list[float]]:
    """Return the positions scaled so that the boxes fill about half of the area, wider than high.

    Half of each position is its rank, so that neither a crowd nor a straggler takes the room of the others.
    """
    area = sum((box.width + _GAP) * (_height(box) + _GAP) for box in boxes) * _ROOM
    height = sqrt(area / _WIDE)
    across = _even([x for x, _ in points], height * _WIDE)
    down = _even([y for _, y in points], height)
    return [[x, y] for x, y in zip(across, down, strict=True)]


def _even(values: list[float], length: float) -> list[float]:
    """Return the values spread over `length` around 0, half by size and half by rank."""
    if len(values) < 2:
        return [0.0] * len(values)
    least, reach = min(values), max(values) - min(values) + 1.0
    rank = {index: place for place, index in enumerate(sorted(range(len(values)), key=lambda index: values[index]))}
    return [
        length * ((value - least) / reach + rank[index] / (len(values) - 1.0) - 1.0) / 2.0
        for index, value in enumerate(values)
    ]


def _push_apart(points: list[list[float]], boxes: list[Box]) -> None:
    """Move overlapping boxes apart along the axis on which they overlap less, until none does."""
    for _ in range(600):
        moved = False
        for one, (box, point) in enumerate(zip(boxes, points, strict=True)):
            for other in range(one):
                dx, dy = point[0] - points[other][0], point[1] - points[other][1]
                across = (box.width + boxes[other].width) / 2 + _GAP - abs(dx)
                down = (_height(box) + _height(boxes[other])) / 2 + _GAP - abs(dy)
                if across <= 0.01 or down <= 0.01:
                    continue
                moved = True
                axis, shift = (1, down / 2) if down <= across else (0, across / 2)
                if (dy if axis else dx) < 0:
                    shift = -shift
                point[axis] += shift
                points[other][axis] -= shift
        if not moved:
            return


def _surround(placed: list[list[float]], boxes: list[Box], links: list[Link]) -> list[list[float]]:
    """Return the positions of all boxes: those of `placed`, then each further one near what it is joined to."""
    points = [list(point) for point in placed]
    taken: set[tuple[int, int]] = set()
    for point, box in zip(points, boxes, strict=False):
        taken.update(_cells(point[0], point[1], box))
    joined: list[list[int]] = [[] for _ in boxes]
    for one, other, _ in links:
        joined[one].append(other)
        joined[other].append(one)
    directions = _directions()
    # Where the search around a spot ended the last time: nearer rings are full.
    full: dict[tuple[int, int], int] = {}
    for index in range(len(placed), len(boxes)):
        near = [points[other] for other in joined[index] if other < len(points)]
        x = sum(point[0] for point in near) / len(near) if near else 0.0
        y = sum(point[1] for point in near) / len(near) if near else 0.0
        spot = (round(x / 200.0), round(y / 200.0))
        ring = full.get(spot, 0)
        while (found := _free(x, y, ring, boxes[index], taken, directions)) is None:
            ring += 1
        full[spot] = ring
        points.append(found)
        taken.update(_cells(found[0], found[1], boxes[index]))
    return points


def _free(
    x: float, y: float, ring: int, box: Box, taken: set[tuple[int, int]], directions: list[tuple[float, float]]
) -> list[float] | None:
    """Return a free place for the box on the ring around a point, the one nearest to the middle, or None."""
    radius = 30.0 * ring
    best: tuple[float, float, float] | None = None
    for across, down in directions:
        to_x, to_y = x + _WIDE * radius * across, y + radius * down
        if taken.isdisjoint(_cells(to_x, to_y, box)):
            candidate = (to_x * to_x + _WIDE * _WIDE * to_y * to_y, to_x, to_y)
            best = candidate if best is None else min(best, candidate)
    return None if best is None else [best[1], best[2]]


def _directions() -> list[tuple[float, float]]:
    found, x, y = [], 1.0, 0.0
    for _ in range(_DIRECTIONS):
        found.append((x, y))
        x, y = x * _COS - y * _SIN, x * _SIN + y * _COS
    return found


def _cells(x: float, y: float, box: Box) -> list[tuple[int, int]]:
    """Return the cells of the grid that the box touches with half a gap around it."""
    wide, high = (box.width + _GAP) / 2, (_height(box) + _GAP) / 2
    columns = range(int((x - wide) // _CELL), int((x + wide) // _CELL) + 1)
    rows = range(int((y - high) // _CELL), int((y + high) // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def _height(box: Box) -> float:
    return box.above + box.below


def _rounded(points: list[list[float]], boxes: list[Box]) -> list[Point]:
    """Return the positions of the nodes; up to here points were the centres of their boxes."""
    return [(round(x), round(y - (box.below - box.above) / 2)) for (x, y), box in zip(points, boxes, strict=True)]
