"""What the store room of an office begins with: classes of supplies."""

import json

from bizdesk.office.journal import Act
from bizdesk.office.shipped import shipped
from bizdesk.supplies.models import SupplyCategory


def begin(act: Act, language: str) -> None:
    """Add the classes an office begins with, called in a language, where it has none yet."""
    if SupplyCategory.select().exists():
        return
    made: dict[str, SupplyCategory] = {}
    for row in json.loads(shipped("presets", "supplies.json").read_text(encoding="utf-8"))["categories"]:
        parent = made.get(row.get("parent", ""))
        made[row["code"]] = act.add(SupplyCategory(code=row["code"], name=row[language], parent=parent))
