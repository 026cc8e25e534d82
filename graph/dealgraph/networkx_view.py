"""The graph in networkx: attributes are text, numbers and truth values, which every algorithm and writer takes."""

from __future__ import annotations

import inspect
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from .records import terse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from .knowledge_graph import KnowledgeGraph
    from .records import Entity, Statement

Attributes = dict[str, str | int | float | bool]
_QUALIFIERS = (
    "stance", "polarity", "rank", "rank_reason", "at", "from_", "to", "date_text", "known_since", "basis", "scope",
    "role", "speaker", "via", "deal",
)  # fmt: skip
# Names that node-link JSON and GEXF keep for themselves are not used: source, target, key, id, label of edges.
RENAMED = {"from_": "from_date", "to": "to_date", "at": "at_date"}
_NAMES = ("statement", "predicate", *(RENAMED.get(name, name) for name in _QUALIFIERS), "source_id")
_values = attrgetter("id", "predicate", *_QUALIFIERS, "source")
_BAR = re.compile(r"(?:(?<= )|(?<=^))(\|+)(?= |$)")
_BARS = re.compile(r"(?:(?<= )|(?<=^))(\|+)\|(?= |$)")
_encode = msgspec.json.Encoder().encode


def to_networkx(kg: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Return the graph as a networkx.MultiDiGraph.

    Nodes are entity ids, edges are the statements between entities, keyed by statement id. Statements with
    quantities or words are no edges; they hang on their subject (`kg.statements(subject=...)`), whose attribute
    `literals` holds them as JSON too, so that GraphML, GEXF and node-link files lose nothing.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="dealgraph")
    literals = literals_by_subject(kg.records.statements)
    graph.add_nodes_from((one.id, node_attributes(one, literals.get(one.id, ()))) for one in kg.records.entities)
    for row in kg.records.statements:
        if row.object is not None:
            graph.add_edge(row.subject, row.object, key=row.id, **edge_attributes(row))
    return graph


def to_node_link(graph: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """Return networkx's node-link data of the graph, with the edges under "edges" in every version of networkx."""
    import networkx as nx

    # Before 3.4 the parameter was called `link`, and before 3.6 its value was "links" unless given.
    parameters = inspect.signature(nx.node_link_data).parameters
    data: dict[str, Any] = nx.node_link_data(graph, **{"edges" if "edges" in parameters else "link": "edges"})
    return data


def literals_by_subject(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return the statements with quantities or words, by their subject."""
    found: dict[str, list[Statement]] = {}
    for row in statements:
        if row.object is None:
            found.setdefault(row.subject, []).append(row)
    return found


def node_attributes(entity: Entity, literals: Sequence[Statement]) -> Attributes:
    """Return the attributes of a node; several values are joined by " | " (see `join_values`), `literals` are JSON."""
    attributes: Attributes = {"label": entity.label, "type": entity.type}
    for name, value in (
        ("aliases", join_values(entity.aliases)),
        ("description", entity.description),
        ("same_as", join_values(entity.same_as)),
        ("merged", join_values(entity.merged)),
    ):
        if value:
            attributes[name] = value
    if literals:
        attributes["literals"] = _encode([terse(row) for row in literals]).decode()
    return attributes


def join_values(values: Iterable[str]) -> str:
    """Return the values joined by " | "; a bar that stands alone in one is doubled, so that they come apart again."""
    return " | ".join(_BAR.sub(r"\1|", value) for value in values)


def split_values(text: str) -> tuple[str, ...]:
    """Return the values that `join_values` joined; none for ""."""
    return tuple(_BARS.sub(r"\1", value) for value in text.split(" | ")) if text else ()


def edge_attributes(row: Statement) -> Attributes:
    """Return the attributes of an edge; what has no value is left out."""
    values = zip(_NAMES, _values(row), strict=True)
    attributes: Attributes = {name: value for name, value in values if value is not None}
    first, *more = [evidence.exact for evidence in row.evidence]
    attributes["quote"] = " | ".join(dict.fromkeys([first, *more])) if more else first
    attributes["evidence"] = _encode(row.evidence).decode()
    return attributes
