"""`python -m bench.child MODULE FUNCTION ARGUMENT...`: one measurement in a process of its own, told as JSON.

The function makes ready whatever shall not be measured (imports, what the work starts from) and returns the work.
Measured are the CPU seconds of all threads, and by how much the process grew from before the work to its peak.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import resource
import sys
import time
from pathlib import Path

_RESET_PEAK = "5"


def main() -> None:
    """Measure and print."""
    module, function, *arguments = sys.argv[1:]
    work = getattr(importlib.import_module(module), function)(*arguments)
    gc.collect()
    before = _reset_peak()
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    peak = _peak() - before
    answer = result if isinstance(result, (int, float, str)) else None
    print(json.dumps({"seconds": seconds, "peak": max(peak, 0), "answer": answer}))


def _reset_peak() -> int:
    """Return the memory in use, and, on Linux, make the peak start from it (man 5 proc, clear_refs)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text(_RESET_PEAK, encoding="ascii")
    return _peak()


def _peak() -> int:
    status = Path("/proc/self/status")
    if status.exists():
        # Not ru_maxrss: on Linux a child inherits what its parent needed.
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    factor = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * factor


if __name__ == "__main__":
    main()
