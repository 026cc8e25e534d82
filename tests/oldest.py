"""Prints the lowest versions that pyproject.toml allows, as constraints for pip: `make oldest` installs and tests them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LOWER = re.compile(r"([A-Za-z0-9._-]+)>=([0-9.]+)")


def lowest() -> list[str]:
    """Return `name==version` for each lower bound of the core and of the extras that users install."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: lines for name, lines in project["optional-dependencies"].items() if name not in ("all", "dev")}
    lines = dict.fromkeys(line for group in (project["dependencies"], *extras.values()) for line in group)
    return [f"{match[1]}=={match[2]}" for match in map(_LOWER.fullmatch, lines) if match]


if __name__ == "__main__":
    print("\n".join(lowest()))
