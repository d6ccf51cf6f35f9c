"""How large it is: the wheel, what it unpacks to, and what an installation brings with it.

    .venv/bin/python benchmarks/sizes.py

Prints one JSON object, in MB.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from figures import ROOT, tell


def megabytes(size: float) -> float:
    return round(size / 1e6, 2)


def needed(name: str, found: dict[str, float]) -> None:
    """The package and what it needs, without extras, each with the size of its files."""
    try:
        one = distribution(name)
    except PackageNotFoundError:
        return
    own = str(one.metadata["Name"])
    if own in found:
        return
    files = [Path(str(one.locate_file(file))) for file in one.files or ()]
    found[own] = megabytes(sum(file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc"))
    for wish in one.requires or ():
        if ";" not in wish or "extra" not in wish:
            needed(re.split(r"[^A-Za-z0-9._-]", wish, maxsplit=1)[0], found)


def main() -> int:
    """Build, look, print."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, str(ROOT)]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
        (wheel,) = Path(folder).glob("*.whl")
        unpacked = sum(one.file_size for one in zipfile.ZipFile(wheel).infolist())
        sizes = {"wheel_mb": megabytes(wheel.stat().st_size), "unpacked_mb": megabytes(unpacked)}
    packages: dict[str, float] = {}
    needed("incident-desk", packages)
    packages.pop("incident-desk", None)
    largest = dict(sorted(packages.items(), key=lambda one: -one[1]))
    return tell(
        "sizes", 1, [], **sizes, packages=len(packages), packages_mb=round(sum(packages.values()), 1), each=largest
    )


if __name__ == "__main__":
    sys.exit(main())
