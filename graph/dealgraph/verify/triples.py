"""Whether the RDF files hold the same triples, and whether these are the ones that the manifest names by their hash.

Three files hold one graph, and two a named graph a source.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = {"nt": "N_TRIPLES", "ttl": "TURTLE", "jsonld": "JSON_LD", "nq": "N_QUADS", "trig": "TRIG"}


def triples_difference(folder: Path) -> str | None:
    """Return in what the RDF files of `folder` first differ, or None. Raises MissingExtraError without pyoxigraph."""
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtraError("comparing triples", "store") from None

    def quads(ending: str) -> set[Any]:
        path = str(folder / f"graph.{ending}")
        try:
            return set(pyoxigraph.parse(path=path, format=getattr(pyoxigraph.RdfFormat, _FORMATS[ending])))
        except SyntaxError as error:
            raise ValueError(f"graph.{ending} cannot be parsed: {error}") from None

    named = quads("nq")
    merged = {quad.triple for quad in named}
    if difference := _apart(named, quads("trig"), "graph.nq", "graph.trig"):
        return difference
    for ending in ("nt", "ttl", "jsonld"):
        if difference := _apart(merged, {quad.triple for quad in quads(ending)}, "graph.nq", f"graph.{ending}"):
            return difference
    return None


def hash_difference(folder: Path) -> str | None:
    """Return in what the canonical hash of graph.nq differs from that in manifest.json, or None.

    pyoxigraph works it out, not what wrote it. Raises MissingExtraError without it, and ValueError.
    """
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtraError("the canonical hash", "store") from None
    try:
        said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["canonical_hash"]["value"]
        quads = pyoxigraph.parse(path=str(folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
        dataset = pyoxigraph.Dataset(quads)
    except (SyntaxError, KeyError, TypeError) as error:
        raise ValueError(f"the canonical hash cannot be compared: {error!r}") from None
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    written = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    lines = written.decode().split("\n")
    found = hashlib.sha256("".join(f"{line}\n" for line in sorted(filter(None, lines))).encode()).hexdigest()
    return None if found == said else f"the canonical hash is {found[:12]}…, not {str(said)[:12]}…"


def _apart(one: set[Any], other: set[Any], first: str, second: str) -> str | None:
    apart = sorted(map(str, one ^ other))
    if not apart:
        return None
    place = first if apart[0] in map(str, one) else second
    return f"{len(apart)} triples differ between {first} and {second}; only {place} has {apart[0]}"
