"""What is decided on in the flows of assets (clause 1.3.1), and what must hold before some of their steps."""

from datetime import date
from typing import Any

from bizdesk.assets.ledger import booked_course
from bizdesk.assets.models import Asset, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.words import DIFFERENCES
from bizdesk.office import approval
from bizdesk.office.approval import Decided, Hold, Matter, with_lines
from bizdesk.office.errors import Refused
from bizdesk.office.flow import Guard
from bizdesk.office.language import N_, _

OF_DISPOSAL = ("asset", "kind", "reason", "requested_by", "expected_proceeds")
OF_ASSET = ("number", "name")
OF_STOCKTAKE = ("scope", "place", "department", "category", "counted_on", "counted_by")
OF_LINE = (
    "asset",
    "tag",
    "expected_place",
    "expected_quantity",
    "counted_quantity",
    "found_place",
    "result",
    "condition",
    "cause",
    "decision",
)


def applied_for(disposal: Disposal, day: date) -> list[Any]:
    """The application, which asset it is of, and what that is worth on the books."""
    stored, asset = disposal.stored(), Asset.get_by_id(disposal.__data__["asset"])
    worth = booked_course(asset).value(day).net_book_value
    return [*(stored[name] for name in OF_DISPOSAL), *(getattr(asset, name) for name in OF_ASSET), worth]


def counted(stocktake: Stocktake, _day: date) -> list[Any]:
    """What was counted by whom, and every line with its result and what is done about it."""
    return with_lines(stocktake, OF_STOCKTAKE, StocktakeLine, OF_LINE)


DISPOSAL = Matter("approve", applied_for)
REVIEW = Matter("review", counted)
STOCKTAKE = Matter("approve", counted)
DECIDED = {
    "disposal": Decided((Hold(DISPOSAL, ("requested",), ("approved",)),), "asset", OF_ASSET),
    # What was booked stays booked: an approval never becomes void, only a review does.
    "stocktake": Decided((Hold(REVIEW, ("open", "counted"), ("reviewed",)),)),
}


def open_of(asset: Asset) -> Disposal:
    """The disposal an asset's next step belongs to; Refused where there is none."""
    found = Disposal.select().where(Disposal.asset == asset.id).order_by(Disposal.id.desc()).first()
    if found is None:
        raise Refused(N_("{number} has no application for disposal."), rule="4.2.1c", number=asset.number)
    return found


def _has_application(asset: Asset) -> None:
    open_of(asset)


def _all_decided(stocktake: Stocktake) -> None:
    undecided = StocktakeLine.select(StocktakeLine.tag).where(
        (StocktakeLine.stocktake == stocktake.id)
        & StocktakeLine.result.in_(DIFFERENCES)
        & (StocktakeLine.decision == "")
    )
    tags = [tag for (tag,) in undecided.order_by(StocktakeLine.id).tuples()]
    if tags:
        raise Refused(
            N_("{count} differences of {number} are not decided: {tags}."),
            rule="4.2.1b",
            count=len(tags),
            number=stocktake.number,
            tags=_(", ").join(tags[:10]),
        )


def _review_void(stocktake: Stocktake) -> None:
    made = approval.standing(stocktake, REVIEW)
    if made is not None:
        raise _stands(made, stocktake.number)


def _review_stands(stocktake: Stocktake) -> None:
    if approval.standing(stocktake, REVIEW) is None:
        raise Refused(
            N_("The review of {number} is void: it was changed since. Have it reviewed again."),
            rule="1.3.1",
            number=stocktake.number,
        )


def _approval_void(disposal: Disposal) -> None:
    made = approval.standing(disposal, DISPOSAL)
    if made is not None:
        raise _stands(made, disposal.number)


def approval_void(disposal: Disposal) -> bool:
    """Whether what was approved has changed since; by the rule, without a person, nothing was that could be void."""
    return approval.newest(disposal, DISPOSAL) is not None and approval.standing(disposal, DISPOSAL) is None


def _approval_stands(disposal: Disposal) -> None:
    if approval_void(disposal):
        raise Refused(
            N_("The approval of {number} is void: it or its asset was changed since. Have it approved again."),
            rule="1.3.1",
            number=disposal.number,
        )


def _stands(made: approval.Approval, number: str) -> Refused:
    return Refused(
        N_("{number} was approved by {name} on {date}, and nothing has changed since."),
        rule="1.3.1",
        number=number,
        name=made.approver.caption,
        date=made.decided_on,
    )


def of_card(guard: Guard) -> Guard:
    """The guard of a disposal's step where the step is taken on the asset's card."""
    return Guard(guard.words, lambda asset: guard.check(open_of(asset)))


HAS_APPLICATION = Guard(N_("it has an application"), _has_application)
ALL_DECIDED = Guard(N_("every difference is decided"), _all_decided)
REVIEW_VOID = Guard(N_("the review is void"), _review_void)
REVIEW_STANDS = Guard(N_("nothing was changed since the review"), _review_stands)
APPROVAL_VOID = Guard(N_("the approval is void"), _approval_void)
APPROVAL_STANDS = Guard(N_("nothing was changed since the approval"), _approval_stands)
