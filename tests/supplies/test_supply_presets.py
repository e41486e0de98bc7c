"""What the store room of an office begins with, in the language it was founded in."""

from bizdesk.founding import found
from bizdesk.growing import grow
from bizdesk.office import language
from bizdesk.office.file import Office
from bizdesk.supplies.models import SupplyCategory


def test_an_office_begins_with_classes_of_supplies(office: Office) -> None:
    toner = SupplyCategory.named("I1")
    assert (toner.name, toner.parent.name) == ("Toner and ink", "IT consumables")
    grow(office)
    assert SupplyCategory.select().where(SupplyCategory.code == "I1").count() == 1


def test_they_are_called_in_the_language_of_the_office(tmp_path) -> None:  # type: ignore[no-untyped-def]
    language.use("zh_CN")
    with found(tmp_path / "zh.bizdesk", country="CN"):
        assert SupplyCategory.named("I1").name == "硒鼓与墨盒"
        assert SupplyCategory.named("书写用品").code == "W"
