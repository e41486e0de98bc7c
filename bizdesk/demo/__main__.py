"""Write the prepared demo offices: python -m bizdesk.demo FOLDER."""

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

from bizdesk.demo.story import Story, attach_papers
from bizdesk.office.language import LANGUAGES


def prepare(folder: Path, tongue: str) -> Path:
    """Tell the story in a language and pack the office it leaves behind; the packed file."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "office.bizdesk"
        story = Story(path, tongue)
        office = story.tell()
        attach_papers(story, Path(scratch))
        office.compact()
        office.close()
        packed = folder / f"office.{tongue}.bizdesk.gz"
        # No name and no time in the archive: the same story gives the same bytes.
        with open(path, "rb") as plain, open(packed, "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as archive:
            shutil.copyfileobj(plain, archive)
    return packed


if __name__ == "__main__":
    for name in LANGUAGES:
        print(prepare(Path(sys.argv[1]), name))
