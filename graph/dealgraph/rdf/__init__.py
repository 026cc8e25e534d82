"""The graph in RDF: a model of resources, and a writer for each format that gives the same bytes everywhere.

The writers are our own because rdflib's and pyoxigraph's give other bytes from run to run (of rdflib only its
Turtle does not), and because they write straight from the records, sorted, without building a graph first.
"""

from .model import RdfModel
from .parts import Resource
from .writers import FORMATS, FORMATS_12, write_rdf

__all__ = ["FORMATS", "FORMATS_12", "RdfModel", "Resource", "write_rdf"]
