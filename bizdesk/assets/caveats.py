"""What a change adds to a card that will not be spread as one expects: told before it is made, and once it is."""

from collections.abc import Iterator

from bizdesk.assets.course import Course as Standing
from bizdesk.assets.depreciation import course_at
from bizdesk.assets.ledger import BookedCourse
from bizdesk.assets.terms import TIMED, Change, act_index, month_weight
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import period_at


def told(office: Office, number: str, course: BookedCourse, *changes: Change) -> Iterator[str]:
    """That more is left to charge on a card after these changes, and nothing to spread it over; nothing where there is.

    course: of the card as it is without them.
    """
    after = course._replace(changes=(*course.changes, *changes))
    index = max(act_index(change, course.terms.start_convention) for change in changes)
    before, stands = (course_at(*each, index) for each in (course, after))
    amount = office.money(stands.left)
    if stands.left <= before.left:
        return
    if used_up(stands):
        words = _("The total units of {number} are used up: {amount} is not charged until they are raised.")
        yield words.format(number=number, amount=amount)
    if stands.method in TIMED and 0 < stands.life <= stands.age + month_weight(course.terms, index):
        words = _("The life of {number} is over with {month}, which takes all of {amount}: a longer one spreads it.")
        yield words.format(number=number, month=period_at(index), amount=amount)


def used_up(stands: Standing) -> bool:
    """Whether something is left to charge by units, and no unit to charge it by."""
    return stands.method == "units_of_production" and stands.units_left <= 0 < stands.left
