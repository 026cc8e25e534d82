"""Where the shipped seeds and the ontology are: in the wheel beside the package, in a checkout at its top."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def shipped(name: str) -> Path:
    """Return the folder `name` ("seeds" or "ontology") that belongs to this installation.

    Raises FileNotFoundError when the installation is broken.
    """
    for folder in (_PACKAGE / "data" / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation of dealgraph lacks its {name!r} folder; install it again")
