"""`dealgraph serve`: the page and a read-only SPARQL 1.1 endpoint, for this machine alone.

The server binds to the loopback address and to no other. Queries run in processes of their own (`worker`), so that
one that takes too long or too much memory can be ended without harm to the rest.
"""

from .app import SparqlApp
from .limits import Limits
from .server import HOST, Server

__all__ = ["HOST", "Limits", "Server", "SparqlApp"]
