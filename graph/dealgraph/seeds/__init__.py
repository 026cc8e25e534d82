"""From a folder of curated YAML to records: reading, checking and telling every error at once."""

from .lock import LOCK_NAME, Lock, LockedQuote, read_lock, write_lock
from .read import Seeds, read_seeds

__all__ = ["LOCK_NAME", "Lock", "LockedQuote", "Seeds", "read_lock", "read_seeds", "write_lock"]
