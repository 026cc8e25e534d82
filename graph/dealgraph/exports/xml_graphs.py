"""GraphML and GEXF, with every attribute of the networkx view.

networkx's own writers are not used: they refuse lists, dates and None for some formats, and are slow.
GraphML: http://graphml.graphdrawing.org/specification.html · GEXF 1.3: https://gexf.net/schema.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ..networkx_view import Attributes, edge_attributes, literals_by_subject, node_attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from ..knowledge_graph import KnowledgeGraph

Node = tuple[str, Attributes]
Edge = tuple[str, str, str, Attributes]
_GRAPHML_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def _nodes(kg: KnowledgeGraph) -> list[Node]:
    literals = literals_by_subject(kg.records.statements)
    return [(one.id, node_attributes(one, literals.get(one.id, ()))) for one in kg.records.entities]


def _edges(kg: KnowledgeGraph) -> list[Edge]:
    return [
        (row.id, row.subject, row.object, edge_attributes(row))
        for row in kg.records.statements
        if row.object is not None
    ]


def _columns(attributes: Iterable[Attributes]) -> dict[str, type]:
    return {key: type(value) for each in attributes for key, value in each.items()}


def write_graphml(kg: KnowledgeGraph, stream: TextIO) -> None:
    """Write the graph as GraphML; the id of an edge is that of its statement."""
    nodes, edges = _nodes(kg), _edges(kg)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for kind, columns in (("node", _columns(node[1] for node in nodes)), ("edge", _columns(edge[3] for edge in edges))):
        for name, type_ in columns.items():
            stream.write(
                f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_GRAPHML_TYPES[type_]}"/>\n'
            )
    stream.write('  <graph id="dealgraph" edgedefault="directed">\n')
    for name, attributes in nodes:
        stream.write(f"    <node id={quoteattr(name)}>\n")
        stream.writelines(_graphml_data("node", attributes))
        stream.write("    </node>\n")
    for name, subject, object_, attributes in edges:
        stream.write(f"    <edge id={quoteattr(name)} source={quoteattr(subject)} target={quoteattr(object_)}>\n")
        stream.writelines(_graphml_data("edge", attributes))
        stream.write("    </edge>\n")
    stream.write("  </graph>\n</graphml>\n")


def _graphml_data(kind: str, attributes: Attributes) -> Iterator[str]:
    for name, value in attributes.items():
        yield f'      <data key="{kind}-{name}">{_text(value)}</data>\n'


def write_gexf(kg: KnowledgeGraph, stream: TextIO) -> None:
    """Write the graph as GEXF 1.3; the label of an edge is its predicate's."""
    nodes, edges = _nodes(kg), _edges(kg)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    stream.write('  <graph defaultedgetype="directed" mode="static">\n')
    for kind, columns in (("node", _columns(node[1] for node in nodes)), ("edge", _columns(edge[3] for edge in edges))):
        stream.write(f'    <attributes class="{kind}">\n')
        for name, type_ in columns.items():
            stream.write(f'      <attribute id="{kind}-{name}" title="{name}" type="{_GRAPHML_TYPES[type_]}"/>\n')
        stream.write("    </attributes>\n")
    stream.write("    <nodes>\n")
    for name, attributes in nodes:
        stream.write(f"      <node id={quoteattr(name)} label={_attribute(attributes['label'])}>\n")
        stream.writelines(_gexf_values("node", attributes))
        stream.write("      </node>\n")
    stream.write("    </nodes>\n    <edges>\n")
    for name, subject, object_, attributes in edges:
        label = _attribute(kg.vocabulary.predicates[str(attributes["predicate"])].label)
        ends = f"source={quoteattr(subject)} target={quoteattr(object_)}"
        stream.write(f"      <edge id={quoteattr(name)} {ends} label={label}>\n")
        stream.writelines(_gexf_values("edge", attributes))
        stream.write("      </edge>\n")
    stream.write("    </edges>\n  </graph>\n</gexf>\n")


def _gexf_values(kind: str, attributes: Attributes) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, value in attributes.items():
        yield f'          <attvalue for="{kind}-{name}" value={_attribute(value)}/>\n'
    yield "        </attvalues>\n"


def _text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # A carriage return would be read back as a line feed.
    return escape(str(value), {"\r": "&#13;"})


def _attribute(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return '"true"' if value else '"false"'
    return quoteattr(str(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
