"""Builds two graphs in turn into one folder, kills the builder at random moments, and checks what stands there.

    python killed_builds.py FIRST_SEEDS SECOND_SEEDS OUT ROUNDS

Prints a line a round: which of the two graphs stands in the folder. Ends with an error where it is neither, whole.
One process does all rounds in forks of itself, because loading the libraries takes longer than a build.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from dealgraph.exports import build
from dealgraph.loading import load
from dealgraph.verify import verify
from dealgraph.vocabulary import shipped_vocabulary


def graph_in(folder: Path) -> int:
    """Return the number of entities of the graph that stands in the folder, after checking every checksum."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, entry in manifest["files"].items():
        data = (folder / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], name
    entities: int = manifest["counts"]["entities"]
    assert len((folder / "entities.jsonl").read_text(encoding="utf-8").splitlines()) == entities
    return entities


def whole(seeds: Path, folder: Path) -> None:
    """Let `verify` say that the exports are those of the seeds; what takes longest is left out."""
    for finding in verify(seeds, folder, shipped_vocabulary(), rebuild=False, shapes=False):
        assert finding.held is not False, finding


def main(first: str, second: str, out: str, rounds: str) -> None:
    """Do all rounds."""
    seeds = {len(load(place)): Path(place) for place in (first, second)}
    graphs, folder, moments = [load(first), load(second)], Path(out), random.Random(rounds)
    build(graphs[0], folder)
    start = time.monotonic()
    build(graphs[0], folder)
    duration = time.monotonic() - start
    for _ in range(int(rounds)):
        graphs.reverse()
        child = os.fork()
        if child == 0:
            while True:
                for kg in graphs:
                    build(kg, folder)
        time.sleep(moments.uniform(0, 3 * duration))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        standing = graph_in(folder)
        whole(seeds[standing], folder)
        print(standing, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
