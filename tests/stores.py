"""Real stores on loopback: the Oxigraph server and Virtuoso. Obligatory in CI, skipped elsewhere with a word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bench.servers import Place, ServerError, oxigraph_in, program, virtuoso_in

if TYPE_CHECKING:
    from collections.abc import Iterator


def require(name: str) -> None:
    """Fail in CI and skip elsewhere where a program is not installed."""
    try:
        program(name)
    except ServerError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An Oxigraph server with an empty store."""
    require("oxigraph")
    with oxigraph_in(tmp_path_factory.mktemp("oxigraph")) as place:
        yield place


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A Virtuoso 7 with its own tables alone; its first login is dba, dba."""
    require("virtuoso-t")
    with virtuoso_in(tmp_path_factory.mktemp("virtuoso")) as place:
        yield place
