"""N-Triples of RDF 1.2: the same triples, and from each statement's node to its triple, as a triple term.

`rdf:reifies` says which triple a statement is about and does not assert it: what is denied or only thought of stands
here too. A range is no single term, and so its statement has none. https://www.w3.org/TR/rdf12-n-triples/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grouping import by_predicate, one_graph

if TYPE_CHECKING:
    from typing import TextIO

    from .model import RdfModel


def write_ntriples_12(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph, sorted by line, without repetitions."""
    term = model.term
    for subject, section, parts in model.by_subject():
        properties = one_graph(parts)
        said = by_predicate(properties) if section == "statements" else {}
        if term("rdf:object") in said:
            triple = " ".join(said[term(name)][0] for name in ("rdf:subject", "rdf:predicate", "rdf:object"))
            properties = [*properties, f"{term('rdf:reifies')} <<( {triple} )>>"]
        between = f" .\n{subject} "
        stream.write(f"{subject} {between.join(sorted(properties))} .\n")
