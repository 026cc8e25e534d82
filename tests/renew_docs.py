"""Renews everything in the documents that is computed: shown outputs, the notebook, the API reference (`make docs`)."""

from __future__ import annotations

import sys
from pathlib import Path

import api_reference
import shown_notebook
import shown_output
from push import stores_document
from spark import spark_document

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write what has changed, say so, and go on to the next page where one fails; 1 where one did."""
    pages = {ROOT / "docs/api.md": lambda _: api_reference.render()}
    pages |= {ROOT / name: shown_output.rendered for name in shown_output.PAGES}
    pages |= {ROOT / name: shown_notebook.executed for name in shown_notebook.NOTEBOOKS}
    pages[stores_document.DOCUMENT] = lambda _: stores_document.rendered_document()
    pages[spark_document.DOCUMENT] = lambda _: spark_document.rendered_document()
    failed = 0
    for path, render in pages.items():
        try:
            text = render(path)
        except Exception as error:
            print(f"{path.relative_to(ROOT)}: {error}", file=sys.stderr)
            failed = 1
            continue
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"renewed {path.relative_to(ROOT)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
