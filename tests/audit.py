"""Lists what an installation brings along: each distribution with its version, its licence and who asks for it.

    python tests/audit.py [EXTRA ...]     ends with an error where a licence is unknown or not a permissive one

Everything is read from the metadata of the installed distributions; nothing is asked of the network.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import TYPE_CHECKING, NamedTuple

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Callable

    from packaging.markers import Marker

# Licences under which everybody may use the packages beside an Apache-2.0 work, by the names that metadata gives.
# MPL-2.0 and the LGPL bind changes of the package itself; igraph (GPL) is an extra that nobody needs.
FREE = re.compile(
    r"apache|bsd|mit\b|psf|python software foundation|isc\b|zlib|unlicense|0bsd|mozilla|mpl-?2|w3c|cc0|blueoak", re.I
)
COPYLEFT = re.compile(r"\bl?gpl|gnu", re.I)
COPYLEFT_EXTRAS = ("igraph",)


class Row(NamedTuple):
    """An installed distribution."""

    name: str
    version: str
    licence: str
    wanted_by: str


def needs(found: Distribution, extras: tuple[str, ...]) -> list[str]:
    """Return the names of what a distribution requires here, with the requirements of `extras`."""
    requirements = map(Requirement, found.requires or ())
    return [one.name for one in requirements if one.marker is None or any(map(_holds(one.marker), ("", *extras)))]


def _holds(marker: Marker) -> Callable[[str], bool]:
    return lambda extra: marker.evaluate({"extra": extra})


def licence(found: Distribution) -> str:
    """Return the licence as the metadata tells it: the expression, a classifier, or the first line of the field."""
    meta = found.metadata
    expression = meta.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = [
        line.rpartition(" :: ")[2] for line in meta.get_all("Classifier", []) if line.startswith("License ::")
    ]
    told = [line for line in classifiers if line != "OSI Approved"]
    if told:
        return "; ".join(told)
    return str(meta.get("License") or "").strip().split("\n")[0][:60]


def installed(extras: tuple[str, ...]) -> list[Row]:
    """Return dealgraph's requirements, and theirs, as far as they are installed, by name."""
    rows: dict[str, Row] = {}
    todo = [(name, "dealgraph") for name in needs(distribution("dealgraph"), extras)]
    for name, wanted_by in todo:
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in rows or key == "dealgraph":
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        rows[key] = Row(found.metadata["Name"], found.version, licence(found), wanted_by)
        todo += [(other, rows[key].name) for other in needs(found, ())]
    return [rows[key] for key in sorted(rows)]


def complaints(rows: list[Row]) -> list[str]:
    """Return what is wrong with the licences."""
    found = []
    for row in rows:
        if COPYLEFT.search(row.licence) and row.name.lower() not in COPYLEFT_EXTRAS:
            found.append(f"{row.name} {row.version} is under {row.licence!r}: only an extra that nobody needs may be")
        elif not FREE.search(row.licence) and not COPYLEFT.search(row.licence):
            found.append(f"{row.name} {row.version} names no licence that is known here: {row.licence!r}")
    return found


def main(*extras: str) -> int:
    """Print the table; return 1 where something is wrong."""
    core = {row.name for row in installed(())}
    rows = installed(extras or ("page", "tables", "pandas", "polars", "store", "igraph", "shapes"))
    for row in rows:
        print(
            f"{'core ' if row.name in core else 'extra'}  {row.name:<20} {row.version:<12} {row.licence[:44]:<44}  for {row.wanted_by}"
        )
    wrong = complaints(rows)
    print(f"{len(core)} distributions for the core, {len(rows)} with all extras; {len(wrong)} to look at")
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
