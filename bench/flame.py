"""A flame graph as SVG: a row a level of calls, each box as wide as its share, without script or time stamp.

The idea is Brendan Gregg's (doi:10.1145/2909476); his tools draw samples of whole systems, and page them by script.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Stack = tuple[str, ...]
WIDTH, ROW, HEAD, LETTER = 1200, 18, 44, 6.2
# Boxes narrower than this are left out.
NARROW = 2.0
LINE, OURS, OTHERS = "#e9e4d8", "#f2b56b", "#a9c7e8"


@dataclass
class Box:
    """What was called, how much of the whole it and all below it took, and what it called, the longest first."""

    name: str
    weight: int = 0
    calls: dict[str, Box] = field(default_factory=dict)

    def add(self, stack: Stack, weight: int) -> None:
        """Add a stack, the outermost call first."""
        self.weight += weight
        if stack:
            self.calls.setdefault(stack[0], Box(stack[0])).add(stack[1:], weight)


def flame_graph(title: str, weights: Mapping[Stack, int]) -> str:
    """Return the SVG of stacks, the outermost call first, with their weights."""
    root = Box("all")
    for stack, weight in sorted(weights.items()):
        root.add(stack, weight)
    boxes = list(_placed(root, 0.0, -1, WIDTH / max(root.weight, 1)))[1:]
    height = HEAD + ROW * (max((level for _, _, level, _ in boxes), default=0) + 1) + 4
    drawn = [_drawn(box, left, height - 4 - ROW * (level + 1), wide, root.weight) for box, left, level, wide in boxes]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            'font-family="ui-monospace, monospace" font-size="10">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
            f'<text x="4" y="16" font-size="13">{escape(title)}</text>',
            '<text x="4" y="34">Width is CPU time; calls stand on their callers. '
            '<tspan fill="#a35f00">dealgraph</tspan>, <tspan fill="#2b5d96">others</tspan>, '
            "and on top, in grey, the line that ran.</text>",
            *drawn,
            "</svg>\n",
        ]
    )


def _placed(box: Box, left: float, level: int, scale: float) -> Iterator[tuple[Box, float, int, float]]:
    """Yield the box and those on it: what, where from the left, on which level, and how wide."""
    yield box, left, level, box.weight * scale
    for call in sorted(box.calls.values(), key=lambda call: (-call.weight, call.name)):
        if call.weight * scale >= NARROW:
            yield from _placed(call, left, level + 1, scale)
        left += call.weight * scale


def _drawn(box: Box, left: float, top: float, wide: float, whole: int) -> str:
    name = box.name
    fill = OURS if name.startswith("dealgraph.") else LINE if name.startswith("> ") else OTHERS
    shown = name.removeprefix("dealgraph.")
    letters = int((wide - 4) / LETTER)
    text = shown if len(shown) <= letters else f"{shown[: letters - 1]}…" if letters > 3 else ""
    label = f'<text x="{left + 2:.1f}" y="{top + 12:g}">{escape(text)}</text>' if text else ""
    return (
        f"<g><title>{escape(name)}: {box.weight / whole:.1%}</title>"
        f'<rect x="{left:.1f}" y="{top:g}" width="{max(wide - 0.5, 0.5):.1f}" height="{ROW - 1}" fill="{fill}"/>{label}</g>'
    )
