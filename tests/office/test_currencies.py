"""Currencies: those there are, and amounts typed and shown with as many decimals as theirs have."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.founding import found
from bizdesk.office.currencies import currencies, minor_digits
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.presets import read_preset

COST = Asset.fields()["cost"]


def test_the_list_holds_the_currencies_of_the_world_and_nothing_else() -> None:
    listed = currencies()
    assert all(len(code) == 3 and code.isupper() for code in listed)
    assert [listed[code] for code in ("CNY", "EUR", "JPY", "KRW", "UGX", "KWD", "IQD")] == [2, 2, 0, 0, 0, 3, 3]
    assert not {"XXX", "XTS", "XAU", "DEM", "BGN", "RMB"} & listed.keys()
    assert minor_digits("DEM") == 2  # of an office that was founded before the list


@pytest.mark.parametrize(
    ("currency", "typed", "minor", "shown", "refused"),
    [
        ("JPY", "¥1,234", 1_234, "1,234", "1234.5"),
        ("KWD", "KWD 1234.567", 1_234_567, "1,234.567", "0.0005"),
        ("USD", "$1,234.5", 123_450, "1,234.50", "0.005"),
        ("EUR", "€ 12.34*2", 2_468, "24.68", "1.234"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(
    tmp_path: Path, currency: str, typed: str, minor: int, shown: str, refused: str
) -> None:
    with found(tmp_path / "office.bizdesk", currency=currency) as office:
        assert COST.parse(typed, office) == minor
        assert COST.show(minor, office) == office.money(minor) == shown
        with pytest.raises(Refused, match="decimals"):
            COST.parse(refused, office)


def test_an_amount_in_another_currency_is_not_taken_for_one_in_the_offices_own(tmp_path: Path) -> None:
    with found(tmp_path / "office.bizdesk", currency="EUR") as office:
        for typed in ("¥100", "CNY 100", "RMB 100", "$100"):
            with pytest.raises(Refused, match="Amounts are in EUR here, not in another currency"):
                COST.parse(typed, office)


def test_no_office_is_founded_in_a_currency_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="There is no currency EUX: give its code by ISO 4217"):
        found(tmp_path / "office.bizdesk", currency="EUX")
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_ships_is_not_taken_for_the_presets_of_a_country() -> None:
    assert read_preset("currencies") == read_preset("")
