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
    from collections.abc import Iterator
    from typing import TextIO

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement

_TO_ESCAPE = re.compile("[&<>\"\n\r\t]")
_GRAPHML_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_COPIED = 1 << 20


class _Columns(dict[str, type]):
    """The attributes that occur, with their types, in the order in which they first do."""

    def note(self, attributes: Attributes) -> None:
        if not self.keys() >= attributes.keys():
            self.update({name: type(value) for name, value in attributes.items() if name not in self})


def write_graphml(kg: KnowledgeGraph, stream: TextIO) -> None:
    """Write the graph as GraphML; the id of an edge is that of its statement."""
    columns = {"node": _Columns(), "edge": _Columns()}
    # What attributes there are stands before them, and is known after: the body is written aside, not kept in memory.
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as body:
        for name, attributes in _nodes(kg):
            columns["node"].note(attributes)
            body.write(f"    <node id={quoteattr(name)}>\n{_graphml_data('node', attributes)}    </node>\n")
        for row, attributes in _edges(kg):
            columns["edge"].note(attributes)
            head = f"    <edge id={quoteattr(row.id)} source={quoteattr(row.subject)} target={quoteattr(row.object or '')}>\n"
            body.write(f"{head}{_graphml_data('edge', attributes)}    </edge>\n")
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        stream.write(head)
        for kind, found in columns.items():
            for name, type_ in found.items():
                type_name = _GRAPHML_TYPES[type_]
                stream.write(f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_name}"/>\n')
        stream.write('  <graph id="dealgraph" edgedefault="directed">\n')
        _copy(body, stream)
    stream.write("  </graph>\n</graphml>\n")


def _graphml_data(kind: str, attributes: Attributes) -> str:
    return "".join(
        [f'      <data key="{kind}-{name}">{_text(value)}</data>\n' for name, value in attributes.items()]
    )


def write_gexf(kg: KnowledgeGraph, stream: TextIO) -> None:
    """Write the graph as GEXF 1.3; the label of an edge is its predicate's."""
    columns = {"node": _Columns(), "edge": _Columns()}
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as body:
        body.write("    <nodes>\n")
        for name, attributes in _nodes(kg):
            columns["node"].note(attributes)
            body.write(f"      <node id={quoteattr(name)} label={_attribute(attributes['label'])}>\n")
            body.write(f"{_gexf_values('node', attributes)}      </node>\n")
        body.write("    </nodes>\n    <edges>\n")
        for row, attributes in _edges(kg):
            columns["edge"].note(attributes)
            label = _attribute(kg.vocabulary.predicates[row.predicate].label)
            ends = f"source={quoteattr(row.subject)} target={quoteattr(row.object or '')}"
            body.write(f"      <edge id={quoteattr(row.id)} {ends} label={label}>\n")
            body.write(f"{_gexf_values('edge', attributes)}      </edge>\n")
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
        stream.write('  <graph defaultedgetype="directed" mode="static">\n')
        for kind, found in columns.items():
            stream.write(f'    <attributes class="{kind}">\n')
            for name, type_ in found.items():
                stream.write(f'      <attribute id="{kind}-{name}" title="{name}" type="{_GRAPHML_TYPES[type_]}"/>\n')
            stream.write("    </attributes>\n")
        _copy(body, stream)
    stream.write("    </edges>\n  </graph>\n</gexf>\n")


def _gexf_values(kind: str, attributes: Attributes) -> str:
    values = [
        f'          <attvalue for="{kind}-{name}" value={_attribute(value)}/>\n' for name, value in attributes.items()
    ]
    return f"        <attvalues>\n{''.join(values)}        </attvalues>\n"


def _nodes(kg: KnowledgeGraph) -> Iterator[tuple[str, Attributes]]:
    # Entities stand by id and statements by their subject, so that the two go along side by side.
    groups = groupby(kg.records.statements, key=attrgetter("subject"))
    subject, rows = next(groups, ("", iter(())))
    for one in kg.records.entities:
        literals: list[Statement] = []
        if subject == one.id:
            literals = [row for row in rows if row.object is None]
            subject, rows = next(groups, ("", iter(())))
        yield one.id, node_attributes(one, literals)


def _edges(kg: KnowledgeGraph) -> Iterator[tuple[Statement, Attributes]]:
    for row in kg.records.statements:
        if row.object is not None:
            yield row, edge_attributes(row)


def _copy(body: TextIO, stream: TextIO) -> None:
    body.seek(0)
    while text := body.read(_COPIED):
        stream.write(text)


def _text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    # A carriage return would be read back as a line feed.
    return escape(text, {"\r": "&#13;"}) if _TO_ESCAPE.search(text) else text


def _attribute(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return '"true"' if value else '"false"'
    text = str(value)
    if not _TO_ESCAPE.search(text):
        return f'"{text}"'
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
