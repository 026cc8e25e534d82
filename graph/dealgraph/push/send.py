"""Puts one graph in the place of what the store holds under its name, wholly or not at all.

Where the store has an Update service, the triples go into a graph beside it, are read back, and then take the place
in one request (MOVE). Where it has none, they are put straight into the place; should that fail or something else
arrive, what stood there before, which was read first, is put back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..errors import PushError
from .fingerprint import EMPTY, Fingerprint, fingerprint
from .store import N_TRIPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .store import GraphStore

    Progress = Callable[[int, int], None]


class Sent(NamedTuple):
    """What the store holds now: the graph's name, its triples and checksum, whether each literal stands to the letter.

    `unchanged` says that it held the same before, so that nothing was sent.
    """

    graph: str
    triples: int
    checksum: str
    to_the_letter: bool
    unchanged: bool


class _Held(NamedTuple):
    """What a store holds under a name, and the file to which it was read."""

    path: Path
    media_type: str | None
    fingerprint: Fingerprint


def send(store: GraphStore, graph: str, path: Path, progress: Progress | None = None) -> Sent:
    """Put the N-Triples of `path` in the place of the graph, and return what the store then holds.

    `progress` is called with the bytes sent and the bytes in all. Raises PushError, which says what the store holds.
    """
    ours = fingerprint(path, N_TRIPLES)
    before = _read(store, graph, path.with_suffix(".before"))
    if before.fingerprint.by_value == ours.by_value:
        return _sent(graph, ours, before.fingerprint, unchanged=True)
    if store.update_address:
        arrived = _by_move(store, graph, path, ours, progress)
    else:
        arrived = _in_place(store, graph, path, ours, before, progress)
    return _sent(graph, ours, arrived, unchanged=False)


def _by_move(store: GraphStore, graph: str, path: Path, ours: Fingerprint, progress: Progress | None) -> Fingerprint:
    # Named by what it holds, so that two pushes at once do not meet in it.
    aside = f"urn:dealgraph:incoming:{ours.exact[:16]}"
    try:
        store.put(aside, path, progress=progress)
        arrived = _arrived(store, aside, path, ours)
        store.move(aside, graph)
    except PushError as error:
        _forget(store, aside)
        raise PushError(f"{error}; what the store held before stands unchanged") from None
    return arrived


def _forget(store: GraphStore, aside: str) -> None:
    try:
        store.delete(aside)
    except PushError as error:
        raise PushError(f"the graph <{aside}> is left over in the store and can be deleted: {error}") from None


def _in_place(
    store: GraphStore, graph: str, path: Path, ours: Fingerprint, before: _Held, progress: Progress | None
) -> Fingerprint:
    try:
        store.put(graph, path, progress=progress)
        return _arrived(store, graph, path, ours)
    except (PushError, KeyboardInterrupt) as error:
        why = str(error) or "stopped"
        try:
            if before.media_type is None:
                store.delete(graph)
            else:
                store.put(graph, before.path, before.media_type)
            restored = _read(store, graph, path.with_suffix(".restored")).fingerprint
        except PushError as again:
            raise PushError(f"{why}; what stood there could not be put back either ({again}): push again") from None
        if restored != before.fingerprint:
            raise PushError(f"{why}; what stood there could not be put back whole: push again") from None
        raise PushError(f"{why}; what stood there before stands there again") from None


def _arrived(store: GraphStore, graph: str, path: Path, ours: Fingerprint) -> Fingerprint:
    """Return the fingerprint of what the store gives back. Raises PushError where it is something else."""
    theirs = _read(store, graph, path.with_suffix(".arrived")).fingerprint
    if theirs.by_value != ours.by_value:
        raise PushError(
            f"something else arrived: {theirs.triples:,} triples of {ours.triples:,} sent, "
            f"checksum {theirs.by_value[:16]} for {ours.by_value[:16]}"
        )
    return theirs


def _read(store: GraphStore, graph: str, path: Path) -> _Held:
    media_type = store.get(graph, path)
    return _Held(path, media_type, EMPTY if media_type is None else fingerprint(path, media_type))


def _sent(graph: str, ours: Fingerprint, theirs: Fingerprint, *, unchanged: bool) -> Sent:
    return Sent(graph, ours.triples, ours.by_value, theirs.exact == ours.exact, unchanged)
