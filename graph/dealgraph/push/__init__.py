"""`dealgraph push`: the graph into any store that speaks the SPARQL 1.1 Graph Store Protocol.

A graph arrives wholly or not at all, and what arrived is read back and compared with what was sent.
"""

from .graphs import BY_SOURCE, WHOLE, prepare
from .send import Sent, send
from .store import DEFAULT_GRAPH, GraphStore

__all__ = ["BY_SOURCE", "DEFAULT_GRAPH", "WHOLE", "GraphStore", "Sent", "prepare", "send"]
