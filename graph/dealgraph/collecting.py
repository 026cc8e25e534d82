"""A pause of the garbage collector, for work that makes much and no cycles."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking over millions of records again and again, which form no cycles.

    Used as a decorator too. A caller that has switched the collector off finds it off afterwards.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
