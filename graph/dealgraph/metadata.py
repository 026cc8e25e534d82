"""What a graph says of itself, for catalogues: `dataset.ttl` and `manifest.json` tell it."""

from __future__ import annotations

import msgspec


class Creator(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who made a graph: a name, and the web address that stands for them, where there is one."""

    name: str
    iri: str = ""


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True):
    """The metadata of a graph; what its seeds do not say is empty. `license` and `homepage` are web addresses."""

    title: str = ""
    description: str = ""
    license: str = ""
    creators: tuple[Creator, ...] = ()
    version: str = ""
    homepage: str = ""
