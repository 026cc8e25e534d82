"""The picture as a pyvis Network: who is drawn, how large, where, and which lines join them."""

from __future__ import annotations

import json
from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import MissingExtraError
from .layout import Box, place

if TYPE_CHECKING:
    from pyvis.network import Network

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity

# What the first view leaves to the legend: thoughts and texts, and the classes below them.
BACKGROUND = ("Idea", "Publication", "Work", "AnonymousGroup")
CORE = 72
# More than this neither the eye nor vis-network carries; the page finds places for the rest when they are asked for.
DRAWN = 2000
_LINE_LENGTH = 18
_LINES = 3
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"fixed": True, "borderWidth": 1.5, "shadow": False, "scaling": {"label": {"drawThreshold": 3}}},
    "edges": {
        "smooth": False,
        "shadow": False,
        "selectionWidth": 1.5,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "scaling": {"label": {"drawThreshold": 3}},
    },
    "interaction": {"hover": True, "dragNodes": False, "tooltipDelay": 200, "selectConnectedEdges": False},
}


class Line(NamedTuple):
    """One line of the picture: all statements that say (or deny) the same of the same two entities."""

    subject: str
    predicate: str
    object: str
    negated: bool


def build_network(kg: KnowledgeGraph) -> Network:
    """Return the pyvis Network of the graph, weightiest nodes first, positions fixed and physics off.

    Each edge carries in `statements` the indexes of its statements in `kg.records.statements`, each node in
    `core` whether the first view shows it. Raises MissingExtraError when pyvis is not installed.
    """
    try:
        from pyvis.network import Network
    except ImportError:
        raise MissingExtraError("graph.html", "page") from None
    lines = _lines(kg)
    weights = _weights(kg)
    order, core = _order(kg, lines, weights)
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    _add_nodes(network, kg, order, core, lines, weights)
    _add_edges(network, lines, set(order))
    return network


def _lines(kg: KnowledgeGraph) -> dict[Line, list[int]]:
    lines: dict[Line, list[int]] = {}
    for index, row in enumerate(kg.records.statements):
        if row.object is not None and row.object != row.subject:
            line = Line(row.subject, row.predicate, row.object, row.polarity == "negated")
            lines.setdefault(line, []).append(index)
    return lines


def _weights(kg: KnowledgeGraph) -> dict[str, int]:
    """Return how much is said of each entity: statements in which it stands, and quotations about it."""
    weights = {entity.id: 0 for entity in kg.records.entities}
    for row in kg.records.statements:
        for name in {row.subject, row.object or row.subject}:
            weights[name] += 1
    for quotation in kg.records.quotations:
        for name in quotation.about:
            weights[name] += 1
    for entity in kg.records.entities:
        # A deal stands for all of its parties' dealings, so it weighs more than the lines that it has.
        if "Deal" in kg.vocabulary.ancestors(entity.type):
            weights[entity.id] *= 2
    return weights


def _order(kg: KnowledgeGraph, lines: dict[Line, list[int]], weights: dict[str, int]) -> tuple[list[str], int]:
    """Return the ids of the entities to draw, and how many of them form the core.

    The core grows from the weightiest entity: always the weightiest that is joined to it comes next.
    """
    background = {name for name in BACKGROUND if name in kg.vocabulary.classes}
    front = {entity.id for entity in kg.records.entities if background.isdisjoint(kg.vocabulary.ancestors(entity.type))}
    joined: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        joined[line.subject].append(line.object)
        joined[line.object].append(line.subject)
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    core: dict[str, None] = {}
    reach = set([name for name in ranked if name in front and joined[name]][:1])
    while reach and len(core) < CORE:
        best = min(reach, key=lambda name: (-weights[name], name))
        core[best] = None
        reach.discard(best)
        reach.update(other for other in joined[best] if other in front and other not in core)
    rest = [name for name in ranked if name not in core and joined[name]]
    return [*core, *rest][:DRAWN], len(core)


def _add_nodes(
    network: Network,
    kg: KnowledgeGraph,
    order: list[str],
    core: int,
    lines: dict[Line, list[int]],
    weights: dict[str, int],
) -> None:
    position = {name: index for index, name in enumerate(order)}
    looks = [_look(kg, kg[name], weights[name], index < core) for index, name in enumerate(order)]
    boxes = [_box(look) for look in looks]
    links = [
        (position[line.subject], position[line.object], sqrt(len(rows)))
        for line, rows in lines.items()
        if line.subject in position and line.object in position
    ]
    for name, look, (x, y) in zip(order, looks, place(boxes, links, core), strict=True):
        network.add_node(name, **look, x=x, y=y)


def _look(kg: KnowledgeGraph, entity: Entity, weight: int, core: bool) -> dict[str, Any]:
    """Return how a node looks: shape and colour of its class, size by weight, label cut into lines."""
    term = kg.vocabulary.classes[entity.type]
    size = round(min(34.0, 8.0 + 2.4 * sqrt(weight)))
    font = round(min(26.0, 14.0 + 1.2 * sqrt(weight))) if core else 13
    label = wrap(entity.label)
    return {
        "label": label,
        "shape": term.shape,
        "color": term.color,
        "size": size,
        "font": {"size": font},
        "core": core,
    }


def _box(look: dict[str, Any]) -> Box:
    """Return the room that vis-network needs for the node with its label below."""
    lines = look["label"].split("\n")
    font, size = look["font"]["size"], look["size"]
    # Letters are at most about 0.6 of the font's size wide; those of the scripts of East Asia are square.
    widest = max(sum(1.0 if ord(letter) >= 0x1100 else 0.6 for letter in line) for line in lines)
    return Box(max(2.0 * size, widest * font) + 6.0, size + 4.0, size + 8.0 + 1.15 * font * len(lines))


def wrap(label: str) -> str:
    """Return the label in up to three short lines, cut with an ellipsis where it is longer."""
    lines: list[str] = []
    for word in " ".join(label.split()).split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE_LENGTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = [line if len(line) <= _LINE_LENGTH + 5 else f"{line[: _LINE_LENGTH + 4]}…" for line in lines]
    if len(cut) > _LINES:
        cut = [*cut[: _LINES - 1], f"{cut[_LINES - 1]}…"]
    return "\n".join(cut)


def _add_edges(network: Network, lines: dict[Line, list[int]], drawn: set[str]) -> None:
    """Add the lines between drawn nodes; several between the same two are bent evenly, one alone is straight."""
    bundles: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.subject in drawn and line.object in drawn:
            ends = (min(line.subject, line.object), max(line.subject, line.object))
            bundles.setdefault(ends, []).append(line)
    for bundle in bundles.values():
        for place_in_bundle, line in enumerate(bundle):
            options: dict[str, Any] = {"statements": lines[line]}
            bend = _bend(place_in_bundle, len(bundle), line)
            if bend:
                options["smooth"] = bend
            network.add_edge(line.subject, line.object, **options)


def _bend(index: int, count: int, line: Line) -> dict[str, Any] | None:
    """Return the curve of one of `count` parallel lines, evenly fanned out, or None for the straight one."""
    offset = (index - (count - 1) / 2) * min(0.3, 1.0 / count)
    if abs(offset) < 0.01:
        return None
    # A curve's side depends on the direction of its line; the sides of a bundle do not.
    clockwise = (offset > 0) == (line.subject < line.object)
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(abs(offset), 3)}
