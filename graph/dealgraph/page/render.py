"""The page's text: pyvis renders our own template with the library that it carries inside its package."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from .data import large_page_data, page_data, script_json
from .derived import circles, interests
from .groups import groups_of
from .network import BACKGROUND, LARGE, build_network
from .parts import compressed
from .tables import pack

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph

_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


def render_page(kg: KnowledgeGraph) -> str:
    """Return the HTML text of the analysts' page: one file without any request to the network.

    Raises MissingExtraError when pyvis is not installed.
    """
    if len(kg.records.entities) > LARGE:
        groups, ties = groups_of(kg)
        network = build_network(kg, groups, ties)
        # Circles are not looked for: in a large graph there are thousands, and each is summed up over its deals.
        data, parts = large_page_data(kg, groups)
        parts.append(compressed({"interests": pack(interests(kg))}))
        data["parts"] = len(parts)
    else:
        network = build_network(kg)
        data, parts = page_data(kg), []
        data |= {"interests": pack(interests(kg)), "loops": circles(kg)}
    import pyvis

    script, style, vis = _asset("page.js"), _asset("page.css"), _text(Path(pyvis.__file__).parent / _VIS_NETWORK)
    network.set_template_dir(str(_folder()), "page.html.jinja")
    network.templateEnv.globals.update(
        # Nothing may be fetched and nothing may run but the two scripts whose hashes stand here.
        policy=(
            f"default-src 'none'; script-src {_hash(vis)} {_hash(script)}; style-src {_hash(style)}; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'"
        ),
        vis=vis,
        script=script,
        style=style,
        title=kg.metadata.title or "dealgraph",
        script_json=script_json,
        pack=pack,
        data={**data, "background": list(BACKGROUND)},
        parts=parts,
    )
    return str(network.generate_html())


def _folder() -> Path:
    return Path(str(resources.files(__package__) / "assets"))


def _asset(name: str) -> str:
    return _text(_folder() / name)


def _text(path: Path) -> str:
    """Return the file's text as a browser sees it, with line feeds alone, so that the hashes fit."""
    return path.read_text(encoding="utf-8").strip("\ufeff")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
