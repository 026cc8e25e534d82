"""docs/stores.md with the present output of its commands, run against a store and an endpoint that are started here.

`python tests/push/stores_document.py` writes it into the document.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.servers import oxigraph_in
from dealgraph import load
from dealgraph.serve import Server
from shown_output import ROOT, rendered

DOCUMENT = ROOT / "docs" / "stores.md"


def rendered_document() -> str:
    """Return the document's text as it should be."""
    with tempfile.TemporaryDirectory() as name, oxigraph_in(Path(name)) as place, Server(load()) as server:
        threading.Thread(target=server.run, daemon=True).start()
        here = {
            "http://127.0.0.1:8040/sparql -H": f"{server.address}/sparql -H",
            "http://127.0.0.1:7878/store\n": f"{place.graphs}\n",
        }
        text = DOCUMENT.read_text(encoding="utf-8")
        for written, address in here.items():
            text = text.replace(written, address)
        copy = Path(name) / "stores.md"
        copy.write_text(text, encoding="utf-8")
        found = rendered(copy)
    for written, address in here.items():
        found = found.replace(address, written)
    return found


if __name__ == "__main__":
    DOCUMENT.write_text(rendered_document(), encoding="utf-8")
