"""Whether a graph conforms to the SHACL shapes, by pyshacl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import MissingExtraError
from ..resources import shipped

if TYPE_CHECKING:
    from pathlib import Path


def shapes_report(path: Path) -> str | None:
    """Return the first violation in the Turtle file `path`, or None. Raises MissingExtraError without pyshacl."""
    try:
        import pyshacl
    except ImportError:
        raise MissingExtraError("the SHACL shapes", "shapes") from None
    import rdflib

    graph = rdflib.Graph().parse(path, format="turtle")
    shapes = rdflib.Graph().parse(shipped("ontology") / "shapes.ttl", format="turtle")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, do_owl_imports=False)
    if conforms:
        return None
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = sorted(
        f"{report.value(result, shacl.focusNode)}: {report.value(result, shacl.resultMessage)}"
        for result in report.subjects(rdflib.RDF.type, shacl.ValidationResult)
    )
    return f"{len(found)} violations; the first: {found[0]}"
