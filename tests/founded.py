"""An office founded once for all tests of a run, copied for each: founding takes thirty times as long as opening."""

import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bizdesk.founding import found
from bizdesk.office import language


@cache
def founded(at: datetime) -> Path:
    """The file of a new Chinese office, its words in English, founded at a moment."""
    path = Path(mkdtemp()) / "office.bizdesk"
    found(path, name="Test office", country="CN", clock=lambda: at, language="en").close()
    return path


def copied(path: Path, at: datetime) -> Path:
    """A new office at a path of the test's own."""
    spoken = language.current()
    language.use("en")  # the holidays' names too
    shutil.copyfile(founded(at), path)
    language.use(spoken)
    path.chmod(0o600)
    return path
