"""The picture as a pyvis Network: who is drawn, how large, where, and which lines join them."""

from __future__ import annotations

import json
from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import MissingExtraError
from .layout import Box, place
from .names import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyvis.network import Network

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity
    from .groups import Group, Tie

# What the first view leaves to the legend: thoughts and texts, and the classes below them.
BACKGROUND = ("Idea", "Publication", "Work", "AnonymousGroup")
CORE = 72
# A graph of more entities opens on an overview, and only so many of its entities have places from the start: neither
# the eye nor vis-network carries more at once, and the page finds places for the others when they are asked for.
LARGE = 2000
PLACED_OF_LARGE = 4 * CORE
_LINE_LENGTH = 18
_LINES = 3
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {
        "borderWidth": 1.5,
        "shadow": False,
        "scaling": {"label": {"drawThreshold": 3}},
        "font": {"face": "system-ui, sans-serif"},
    },
    "edges": {
        "smooth": False,
        "shadow": False,
        "selectionWidth": 1.5,
        "scaling": {"label": {"drawThreshold": 3}},
    },
    "interaction": {"hover": False, "dragNodes": True, "selectConnectedEdges": False},
}


class Line(NamedTuple):
    """One line of the picture: all statements that say (or deny) the same of the same two entities."""

    subject: str
    predicate: str
    object: str
    negated: bool


def build_network(kg: KnowledgeGraph, groups: Sequence[Group] = (), ties: Sequence[Tie] = ()) -> Network:
    """Return the pyvis Network of the graph, weightiest nodes first, positions fixed and physics off.

    Each node carries in `core` whether the first view shows it. The page joins them by the statements that it
    holds. Of a large graph the network holds the overview too: its groups (ids "g:hub") and the ties between
    them. Raises MissingExtraError when pyvis is not installed.
    """
    try:
        from pyvis.network import Network
    except ImportError:
        raise MissingExtraError("graph.html", "page") from None
    lines = lines_of(kg)
    weights = weights_of(kg)
    order, core = _order(kg, lines, weights)
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    _add_nodes(network, kg, order, core, lines, weights)
    _add_groups(network, kg, groups, ties)
    return network


def lines_of(kg: KnowledgeGraph) -> dict[Line, list[int]]:
    """Return the lines of the whole graph, each with the indexes of its statements in `kg.records.statements`."""
    lines: dict[Line, list[int]] = {}
    for index, row in enumerate(kg.records.statements):
        if row.object is not None and row.object != row.subject:
            line = Line(row.subject, row.predicate, row.object, row.polarity == "negated")
            lines.setdefault(line, []).append(index)
    return lines


def weights_of(kg: KnowledgeGraph) -> dict[str, int]:
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


def front_of(kg: KnowledgeGraph) -> set[str]:
    """Return the entities that the first view may show: all but those of the classes in BACKGROUND."""
    background = {name for name in BACKGROUND if name in kg.vocabulary.classes}
    below = {name for name in kg.vocabulary.classes if background.isdisjoint(kg.vocabulary.ancestors(name))}
    return {entity.id for entity in kg.records.entities if entity.type in below}


def _order(kg: KnowledgeGraph, lines: dict[Line, list[int]], weights: dict[str, int]) -> tuple[list[str], int]:
    """Return the ids of the entities to draw, and how many of them form the core.

    The core grows from the weightiest entity: always the weightiest that is joined to it comes next, and where
    nobody more is joined, it starts again from the weightiest that is left.
    """
    front = front_of(kg)
    joined: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        joined[line.subject].append(line.object)
        joined[line.object].append(line.subject)
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    # The weightiest in front that are joined to others in front: where the core starts, and starts again.
    seeds = [name for name in ranked if name in front and not front.isdisjoint(joined[name])]
    core: dict[str, None] = {}
    reach: set[str] = set()
    while len(core) < CORE:
        if not reach:
            reach.update([name for name in seeds if name not in core][:1])
            if not reach:
                break
        best = min(reach, key=lambda name: (-weights[name], name))
        core[best] = None
        reach.discard(best)
        reach.update(other for other in joined[best] if other in front and other not in core)
    rest = [name for name in ranked if name not in core and joined[name]]
    drawn = [*core, *rest]
    return (drawn if len(weights) <= LARGE else drawn[:PLACED_OF_LARGE]), len(core)


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
    label = wrap(shown_name(entity))
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


def _add_groups(network: Network, kg: KnowledgeGraph, groups: Sequence[Group], ties: Sequence[Tie]) -> None:
    """Add the overview: a node a group, the larger the more stand in it, and a line a tie, the wider the stronger."""
    most = max((len(group.members) for group in groups), default=1)
    looks = []
    for group in groups:
        term = kg.vocabulary.classes[kg[group.hub].type] if group.hub else None
        name = wrap(shown_name(kg[group.hub])) if group.hub else "joined to\nnone of these"
        looks.append(
            {
                "label": f"{name}\n{len(group.members):,} together",
                "shape": term.shape if term else "dot",
                "color": term.color if term else "#6b7280",
                "size": round(12.0 + 34.0 * sqrt(len(group.members) / most)),
                "font": {"size": 17},
                "core": False,
                "members": len(group.members),
            }
        )
    strongest = ties[0].statements if ties else 1
    links = [(tie.one, tie.other, sqrt(tie.statements / strongest)) for tie in ties]
    places = place([_box(look) for look in looks], links, len(groups))
    for group, look, (x, y) in zip(groups, looks, places, strict=True):
        network.add_node(f"g:{group.hub}", **look, x=x, y=y)
    for tie in ties:
        width = round(1.0 + 9.0 * sqrt(tie.statements / strongest), 1)
        ends = (f"g:{groups[tie.one].hub}", f"g:{groups[tie.other].hub}")
        network.add_edge(*ends, statements=tie.statements, width=width)
