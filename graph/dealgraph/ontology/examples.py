"""The example answers in the heads of the named queries: rows of the present data, kept as long as they are true."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..sparql import engine_of

if TYPE_CHECKING:
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph
    from ..sparql import AnswerRow

_EXAMPLE = re.compile(r"^# example: (.*)\n", re.MULTILINE)
_COMMAND = re.compile(r"^# command: .*\n", re.MULTILINE)


def refresh_examples(folder: Path, kg: KnowledgeGraph) -> list[Path]:
    """Give each query of `folder` a row of its answer where it has none that is true, and return the files changed.

    A query without an answer keeps what it has.
    """
    changed = []
    for path in sorted(folder.glob("*.rq")):
        text = path.read_text("utf-8")
        rows = [known_values(row) for row in engine_of(kg).run(text)]
        match = _EXAMPLE.search(text)
        if not rows or (match and json.loads(match[1]) in rows):
            continue
        line = f"# example: {json.dumps(rows[0], ensure_ascii=False)}\n"
        command = _COMMAND.search(text)
        place = command.end() if command else 0
        bare = _EXAMPLE.sub("", text)
        path.write_text(bare[:place] + line + bare[place:], "utf-8", newline="\n")
        changed.append(path)
    return changed


def known_values(row: AnswerRow) -> AnswerRow:
    """Return the row without the columns that have no value in it."""
    return {name: value for name, value in row.items() if value is not None}
