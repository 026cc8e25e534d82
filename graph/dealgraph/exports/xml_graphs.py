"""GraphML and GEXF, with every attribute of the networkx view.

networkx's own writers are not used: they refuse lists, dates and None for some formats, and are slow.
GraphML: http://graphml.graphdrawing.org/specification.html · GEXF 1.3: https://gexf.net/schema.html
"""

from __future__ import annotations

import re
import tempfile
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ..networkx_view import Attributes, edge_attributes, node_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO, TextIO

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity, Statement

_IN_TEXT = re.compile("[&<>\r]")
_IN_ATTRIBUTE = re.compile("[&<>\"\n\r\t]")
_GRAPHML_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_COPIED = 1 << 20


class _Columns(dict[str, type]):
    """The attributes that occur, with their types, in the order in which they first do."""

    def note(self, attributes: Attributes) -> None:
        if not self.keys() >= attributes.keys():
            self.update({name: type(value) for name, value in attributes.items() if name not in self})


class _Data:
    """The attributes of nodes or edges as GraphML: what stands around the values is made once for all of one form."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.columns = _Columns()
        self._forms: dict[tuple[str, ...], str] = {}

    def lines(self, attributes: Attributes) -> str:
        """Return the attributes of one node or edge."""
        names = tuple(attributes)
        if names not in self._forms:
            self.columns.note(attributes)
            self._forms[names] = "".join(f'      <data key="{self.kind}-{name}">%s</data>\n' for name in names)
        values = tuple([value if isinstance(value, str) else _plain(value) for value in attributes.values()])
        # No value holds a control character, and few a sign that XML keeps for itself: all are looked at in one go.
        if _IN_TEXT.search("\0".join(values)):
            # A carriage return would be read back as a line feed.
            values = tuple([escape(value, {"\r": "&#13;"}) for value in values])
        return self._forms[names] % values


def write_graphml(kg: KnowledgeGraph, stream: TextIO) -> None:
    """Write the graph as GraphML; the id of an edge is that of its statement."""
    nodes, edges = _Data("node"), _Data("edge")
    # What attributes there are stands before them, and is known after: nodes and edges are written aside, not kept in
    # memory, and side by side, so that the statements are read once.
    with _aside() as node_lines, _aside() as edge_lines:

        def edge(row: Statement) -> None:
            edge_lines.write(f"    <edge {_edge(row)}>\n{edges.lines(edge_attributes(row))}    </edge>\n")

        for one, literals in _nodes(kg, edge):
            data = nodes.lines(node_attributes(one, literals))
            node_lines.write(f"    <node id={_attribute(one.id)}>\n{data}    </node>\n")
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for found in (nodes, edges):
            for name, type_ in found.columns.items():
                key = f'<key id="{found.kind}-{name}" for="{found.kind}" attr.name="{name}"'
                stream.write(f'  {key} attr.type="{_GRAPHML_TYPES[type_]}"/>\n')
        stream.write('  <graph id="dealgraph" edgedefault="directed">\n')
        _copy(node_lines, stream)
        _copy(edge_lines, stream)
    stream.write("  </graph>\n</graphml>\n")


def write_gexf(kg: KnowledgeGraph, stream: TextIO) -> None:
    """Write the graph as GEXF 1.3; the label of an edge is its predicate's."""
    nodes, edges = _Columns(), _Columns()
    with _aside() as node_lines, _aside() as edge_lines:

        def edge(row: Statement) -> None:
            attributes = edge_attributes(row)
            edges.note(attributes)
            label = _attribute(kg.vocabulary.predicates[row.predicate].label)
            edge_lines.write(f"      <edge {_edge(row)} label={label}>\n")
            edge_lines.write(f"{_gexf_values('edge', attributes)}      </edge>\n")

        for one, literals in _nodes(kg, edge):
            attributes = node_attributes(one, literals)
            nodes.note(attributes)
            node_lines.write(f"      <node id={_attribute(one.id)} label={_attribute(attributes['label'])}>\n")
            node_lines.write(f"{_gexf_values('node', attributes)}      </node>\n")
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
        stream.write('  <graph defaultedgetype="directed" mode="static">\n')
        for kind, found in (("node", nodes), ("edge", edges)):
            stream.write(f'    <attributes class="{kind}">\n')
            for name, type_ in found.items():
                stream.write(f'      <attribute id="{kind}-{name}" title="{name}" type="{_GRAPHML_TYPES[type_]}"/>\n')
            stream.write("    </attributes>\n")
        stream.write("    <nodes>\n")
        _copy(node_lines, stream)
        stream.write("    </nodes>\n    <edges>\n")
        _copy(edge_lines, stream)
    stream.write("    </edges>\n  </graph>\n</gexf>\n")


def _gexf_values(kind: str, attributes: Attributes) -> str:
    values = [
        f'          <attvalue for="{kind}-{name}" value={_attribute(value)}/>\n' for name, value in attributes.items()
    ]
    return f"        <attvalues>\n{''.join(values)}        </attvalues>\n"


def _nodes(kg: KnowledgeGraph, edge: Callable[[Statement], None]) -> Iterator[tuple[Entity, list[Statement]]]:
    """Yield the entities with what is said of each in quantities or words; `edge` takes what is between entities."""
    # Entities stand by id and statements by their subject, so that the two go along side by side.
    groups = groupby(_literals(kg.records.statements, edge), key=attrgetter("subject"))
    subject, rows = next(groups, ("", iter(())))
    for one in kg.records.entities:
        literals: list[Statement] = []
        if subject == one.id:
            literals = list(rows)
            subject, rows = next(groups, ("", iter(())))
        yield one, literals
    # What follows the last of them may still be edges.
    for _ in groups:
        pass


def _literals(statements: Iterable[Statement], edge: Callable[[Statement], None]) -> Iterator[Statement]:
    for row in statements:
        if row.object is None:
            yield row
        else:
            edge(row)


def _aside() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="")


def _copy(body: IO[str], stream: TextIO) -> None:
    body.seek(0)
    while text := body.read(_COPIED):
        stream.write(text)


def _edge(row: Statement) -> str:
    """Return id and ends of an edge, as attributes."""
    return f"id={_attribute(row.id)} source={_attribute(row.subject)} target={_attribute(row.object or '')}"


def _attribute(value: str | float | bool) -> str:
    text = value if isinstance(value, str) else _plain(value)
    if not _IN_ATTRIBUTE.search(text):
        return f'"{text}"'
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _plain(value: float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
