"""A plot of how time and memory grow with the number of statements, as SVG."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .report import Results


def write_plots(results: Results, folder: Path) -> None:
    """Write benchmarks-growth.svg: for each work that was measured at several sizes, ours beside the peer."""
    import matplotlib as mpl

    mpl.use("svg")
    # The same figures give the same bytes.
    mpl.rcParams.update({"svg.hashsalt": "dealgraph", "svg.fonttype": "none", "font.size": 8})
    import matplotlib.pyplot as plt

    series = _series(results)
    if not series:
        return
    columns = 3
    lines = -(-len(series) // columns)
    figure, axes = plt.subplots(lines, columns, figsize=(11, 2.6 * lines), squeeze=False)
    for place in axes.flat[len(series) :]:
        place.set_axis_off()
    for place, (work, rows) in zip(axes.flat, series.items(), strict=False):
        sizes = [row["size"] for row in rows]
        place.loglog(sizes, [statistics.median(row["ours"]) for row in rows], "o-", label="dealgraph", color="#1f5fa8")
        if all(row["peer"] for row in rows):
            peer = [statistics.median(row["peer"]) for row in rows]
            place.loglog(sizes, peer, "s--", label=rows[0]["peer_name"], color="#b0622a")
        place.set_title(work, fontsize=8)
        place.set_ylabel("CPU seconds")
        place.legend(fontsize=6, frameon=False)
        place.grid(visible=True, alpha=0.3)
    figure.tight_layout()
    figure.savefig(folder / "benchmarks-growth.svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)


def _series(results: Results) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for section in results.values():
        for row in section.values():
            if row["size"] is not None:
                found.setdefault(f"{row['work']}\nbeside {row['peer_name'] or 'nothing'}", []).append(row)
    return {work: sorted(rows, key=lambda row: row["size"]) for work, rows in found.items() if len(rows) > 1}
