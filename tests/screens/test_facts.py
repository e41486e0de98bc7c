"""The fields of a record as its detail shows them."""

from bizdesk.assets.models import Disposal
from bizdesk.office.file import Office
from bizdesk.screens.assets import TABS
from bizdesk.screens.kit.facts import facts


def test_a_disposal_shows_what_it_brought_once_it_is_done(office: Office) -> None:
    (view,) = (view for view in TABS if view.kind == "disposal")
    asked = Disposal(kind="sale", reason="old", proceeds=70_000, costs=1_250)
    assert "Gain (loss)" not in [fact.label for fact in facts(office, asked, view)]
    asked.final_net_book_value = 242_488
    # by hand: 700.00 less 12.50 is 1,737.38 less than 2,424.88
    assert [fact.text for fact in facts(office, asked, view) if fact.label == "Gain (loss)"] == ["-1,737.38 CNY"]
