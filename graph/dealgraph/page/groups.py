"""The overview of a large graph: every entity stands with the one of the weightiest that it is most closely tied to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .network import front_of, lines_of, weights_of

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph

# As many groups as an eye takes in, and as many ties between them.
_GROUPS = 30
_TIES = 60
# Whoever is joined to fewer has no group of its own.
_NEIGHBOURS = 3


class Group(NamedTuple):
    """The entities around a hub, the weightiest first; `hub` is "" for those that are tied to no hub."""

    hub: str
    members: list[str]


class Tie(NamedTuple):
    """How many statements join the members of two groups, given by their places in the list."""

    one: int
    other: int
    statements: int


def groups_of(kg: KnowledgeGraph) -> tuple[list[Group], list[Tie]]:
    """Return the groups, around the weightiest entities, and the strongest ties between them.

    The groups grow in rounds: whoever is joined to members of several groups joins the one to which most
    statements lead, so that a group is what is nearest to its hub.
    """
    weights = weights_of(kg)
    joined: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line, rows in lines_of(kg).items():
        joined[line.subject][line.object] += len(rows)
        joined[line.object][line.subject] += len(rows)
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    front = front_of(kg)
    hubs = [name for name in ranked if name in front and len(joined[name]) >= _NEIGHBOURS][:_GROUPS]
    place = _grow(hubs, joined)
    members: list[list[str]] = [[] for _ in hubs]
    alone: list[str] = []
    for name in ranked:
        (members[place[name]] if name in place else alone).append(name)
    groups = [Group(hub, names) for hub, names in zip(hubs, members, strict=True)]
    if alone:
        groups.append(Group("", alone))
    return groups, _ties(joined, place)


def _grow(hubs: list[str], joined: dict[str, dict[str, int]]) -> dict[str, int]:
    place = {hub: number for number, hub in enumerate(hubs)}
    edge = hubs
    while edge:
        pulls: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for name in edge:
            for other, statements in joined[name].items():
                if other not in place:
                    pulls[other][place[name]] += statements
        for name, pull in pulls.items():
            place[name] = min(pull, key=lambda number: (-pull[number], number))
        edge = list(pulls)
    return place


def _ties(joined: dict[str, dict[str, int]], place: dict[str, int]) -> list[Tie]:
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for name, others in joined.items():
        for other, statements in others.items():
            if name in place and place[name] < place[other]:
                counts[place[name], place[other]] += statements
    ties = [Tie(one, other, statements) for (one, other), statements in counts.items()]
    return sorted(ties, key=lambda tie: (-tie.statements, tie.one, tie.other))[:_TIES]
