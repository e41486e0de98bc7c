"""Lives shorter than the tax law accepts are told, never refused (4.2.1c): buildings 240 months, machines 120,
furniture and tools 60, vehicles 48, electronics 36 (Implementation Regulations of the Enterprise Income Tax Law,
article 60)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import cards
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.office.file import Office

from .conftest import card

LAW = (("01", 240), ("02", 120), ("05", 60), ("03", 48), ("04", 36))
SHORT = "35 months are less than the 36 that the tax law accepts for Electronics: the books may charge so, the tax"


def said(office: Office) -> list[str]:
    """The notices since they were last read."""
    told, office.notices = office.notices, []
    return told


@pytest.mark.parametrize(("code", "months"), LAW)
def test_a_month_less_than_the_law_is_told_and_kept(office: Office, code: str, months: int) -> None:
    category = AssetCategory.named(code)
    kept = card(office, category=category, life_months=months - 1)
    assert kept.life_months == months - 1
    (told,) = said(office)
    assert told.startswith(f"{months - 1} months are less than the {months} that the tax law accepts for")
    card(office, category=category, life_months=months)
    card(office, category=category)
    card(office, category=category, life_months=months - 1, method="units_of_production", total_units=Decimal(9))
    assert said(office) == []


def test_it_is_told_while_the_card_is_typed(office: Office) -> None:
    typed: dict[str, Any] = {"category": AssetCategory.named("04"), "cost": 100_000, "acquired_on": date(2026, 3, 1)}
    assert cards.preview(office, {**typed, "life_months": 35})[-1].startswith(SHORT)
    assert not any("tax law" in line for line in cards.preview(office, {**typed, "life_months": 36}))


def test_it_is_told_where_a_card_or_its_terms_are_changed_to_it(office: Office, laptop: Asset) -> None:
    keeping.edit(office, "001", laptop, {"life_months": 35})
    assert said(office)[0].startswith(SHORT)
    keeping.edit(office, "001", laptop, {"remarks": "scratched"})
    assert said(office) == [], "who writes a remark is not told again"
    other = card(office)
    change_terms = acts.named(Asset, "change_terms")
    assert change_terms.preview is not None
    assert change_terms.preview(office, other, life_months=35)[-1].startswith(SHORT)
    assert "tax law" not in " ".join(change_terms.preview(office, other, residual=0))
    change_terms.do(office, "001", other, {"life_months": 35, "reason": "worn out"})
    assert said(office)[0].startswith(SHORT)


def test_it_is_told_of_a_category_and_of_what_lies_below_one(office: Office) -> None:
    keeping.edit(office, "001", AssetCategory.named("04"), {"life_months": 35})
    assert said(office)[0].startswith(SHORT)
    values = {"code": "041", "name": "Servers", "parent": AssetCategory.named("04"), "life_months": 30}
    keeping.add(office, "001", AssetCategory, values)
    assert said(office)[0].startswith("30 months are less than the 36 that the tax law accepts for Servers")
    card(office, category=AssetCategory.named("041"), life_months=24)
    assert said(office)[0].startswith("24 months are less than the 36")
