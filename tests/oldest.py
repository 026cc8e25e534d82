"""Prints the oldest versions that pyproject.toml allows, as constraints for pip (`make test-oldest`)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def oldest() -> list[str]:
    """Return `name==version` of each dependency, those of the extras included; not of the tools of development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: needed for name, needed in project["optional-dependencies"].items() if name not in ("all", "dev")}
    found = [*project["dependencies"], *(one for needed in extras.values() for one in needed)]
    return sorted({re.sub(r"\s*>=\s*", "==", one) for one in found})


if __name__ == "__main__":
    print("\n".join(oldest()))
