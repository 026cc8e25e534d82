"""The rules of the data: what the SHACL shapes say of the graph in RDF, checked on records, many times as fast.

A fault bears the name of the property shape in `ontology/shapes.ttl` that says the same, such as `statement-deal` or
`worksFor-statements`; tests hold the two against each other. A few rules have no shape, because SHACL cannot say it or
RDF cannot write it: NO_SHAPE names them. The seeds have checks of their own, which know the lines and columns of YAML,
refuse the same, and take what a single value must be from `values`.

`find_faults` looks at the distinct values of a column, or at the distinct combinations of several, and walks the rows
only where one of them is wrong.
"""

from .check import Rules, find_faults, known_of
from .columns import Columns
from .fault import Fault, Known
from .numbered import column_faults

__all__ = ["NO_SHAPE", "Columns", "Fault", "Known", "Rules", "column_faults", "find_faults", "known_of"]

NO_SHAPE = {
    "entity-id": "an id becomes an IRI, which any text without spaces does",
    "unique-id": "two nodes of one IRI are one node",
    "characters": "what XML cannot hold, and so neither GraphML nor GEXF; RDF can",
    "finite-number": "no decimal is infinite, but a floating-point number, which other formats hold, may be",
    "time-order": "SHACL compares no dates of different precision",
    "source-entity": "the node of a source is that of its entity",
}
