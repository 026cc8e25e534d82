"""Tools of other people that read our RDF: those of npm (tests/consumers/package.json), Apache Jena, rapper.

Where one is not installed a test skips and says what would install it; where CI runs, it fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

import pytest

CONSUMERS = Path(__file__).resolve().parent / "consumers"
JARS = Path("/usr/share/java")
# What Debian's Jena needs beside its own jars; it has no script that says so.
JENA_NEEDS = (
    "thrift", "slf4j-api", "slf4j-nop", "commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io",
    "commons-lang3", "dexx.collection", "gson", "guava", "httpclient", "httpcore", "jackson-annotations",
    "jackson-core", "jackson-databind", "jakarta.json-api", "jsonld-java", "protobuf", "titanium-json-ld",
)  # fmt: skip


def missing(tool: str, mend: str) -> NoReturn:
    """Skip the test, or fail it where all tools must be there."""
    reason = f"{tool} is not installed: {mend}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def node(script: str, *arguments: str | Path) -> str:
    """Return what a script of tests/consumers prints."""
    program = shutil.which("node")
    if program is None or not (CONSUMERS / "node_modules").is_dir():
        missing("node with the tools of tests/consumers", "npm ci --prefix tests/consumers")
    return _run([program, "--max-old-space-size=4096", str(CONSUMERS / script), *map(str, arguments)])


def jena(main: str, *arguments: str | Path) -> str:
    """Return what a command of Apache Jena prints, such as riotcmd.riot or arq.sparql; riot counts in its log."""
    java = shutil.which("java")
    if java is None or not (JARS / "jena-cmds.jar").is_file():
        missing("Apache Jena", "apt-get install libapache-jena-java default-jre-headless")
    jars = [*JARS.glob("jena-*[a-z].jar"), JARS / "jena-tdb2.jar", *(JARS / f"{name}.jar" for name in JENA_NEEDS)]
    places = [_bundles(), *map(str, sorted(set(jars)))]
    return _run([java, "-Xmx1000M", "-cp", os.pathsep.join(places), main, *map(str, arguments)])


@lru_cache(maxsize=1)
def _bundles() -> str:
    """Return a folder with the messages that Debian's Jena looks for elsewhere than where its jar has them."""
    folder = tempfile.mkdtemp(prefix="jena-")
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith("org/apache/jena/ext/xerces/") and name.endswith(".properties"):
                target = Path(folder, name.removeprefix("org/apache/jena/ext/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return folder


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", timeout=900)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout or done.stderr
