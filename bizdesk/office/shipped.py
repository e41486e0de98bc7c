"""Where what ships with the program lies: the catalogues, the presets, the demo."""

from pathlib import Path


def shipped(*parts: str) -> Path:
    """A file or folder of bizdesk.data.

    By the place of the package itself: importlib.resources costs a tenth of the start.
    """
    from bizdesk import data  # type: ignore[attr-defined]  # its folder gets this name when installed

    return Path(data.__file__).parent.joinpath(*parts)
