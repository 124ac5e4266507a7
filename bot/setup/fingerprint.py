"""One number for the content of files, to know whether what is made of them must be made anew.

Never looks at times or at where the project lies: a copy has the same fingerprint.
"""

import hashlib
from pathlib import Path
from typing import Iterator, Sequence

# What is made beside its sources and must not count as one.
_MADE = {".pyc"}


def fingerprint(project: Path, names: Sequence[str], *, without: Sequence[str] = ()) -> str:
    """Return the SHA-256 of all files at and below `names`, which are relative to `project`.

    Args:
        project: the folder that the names are relative to.
        names: files and folders; one that is not there counts as empty.
        without: files and folders that do not count.
    """
    digest = hashlib.sha256()
    for file in _files(project, names, without=without):
        digest.update(file.relative_to(project).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(project: Path, names: Sequence[str], *, without: Sequence[str]) -> Iterator[Path]:
    left_out = {project / name for name in without}
    for name in names:
        path = project / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix not in _MADE and not left_out.intersection((file, *file.parents)):
                yield file
