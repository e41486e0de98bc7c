"""Which supply a row of somebody's list means: by its code or barcode, or by what it is called and counted in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import close, fold
from bizdesk.supplies.models import Supply

RULE = "4.2.2a"
# What tells supplies of one name apart.
APART = ("specification", "brand")
SOUGHT = ("code", "barcodes", "name")
BY = (*SOUGHT, *APART, "unit")


class Known:
    """The supplies of the office by what lists call them; width, case, kind of bracket and spaces beside
    Chinese characters make no difference."""

    def __init__(self, office: Office) -> None:
        self.coded: dict[str, Supply] = {}
        self.scanned: dict[str, Supply] = {}
        self.named: dict[str, list[Supply]] = defaultdict(list)
        for supply in Supply.select().order_by(Supply.id):
            self.learn(supply)

    def learn(self, supply: Supply) -> None:
        """Find this one too from now on."""
        if supply.code:
            self.coded.setdefault(fold(supply.code), supply)
        for code in filter(None, supply.barcodes.split(",")):
            self.scanned.setdefault(fold(code), supply)
        self.named[close(supply.name)].append(supply)

    def find(self, told: Mapping[str, Any]) -> Supply:
        """The supply that a row means: the one it names, else that of its code or barcode, else the one called so."""
        codes = [fold(code) for code in (told.get("code", ""), *told.get("barcodes", "").split(",")) if code]
        # As at the counter: what is one's code and the barcode of another is the code.
        coded = (known[code] for code in codes for known in (self.coded, self.scanned) if code in known)
        supply = told.get("supply") or next(coded, None)
        if supply is None:
            supply = self._coded(told.get("name", "")) or self._called(told)
        elif (name := told.get("name")) and close(name) != close(supply.name):
            words = N_(
                "{code} is {here} in this office, not {there}. Correct the one or the other, or leave the column of"
                " codes out."
            )
            raise Refused(words, code=supply.code, here=supply.name, there=name)
        if (unit := told.get("unit")) and fold(unit) not in (fold(supply.unit), fold(supply.purchase_unit)):
            words = N_("{supply} is counted in {here} here, not in {there}: give quantity and price by the {here}.")
            raise Refused(words, rule=RULE, supply=supply.caption, here=supply.unit, there=unit)
        if not supply.active:
            raise Refused(
                N_("{supply} is not used any more: make it active first, or take the row out."),
                rule=RULE,
                supply=supply.caption,
            )
        return supply

    def _coded(self, name: str) -> Supply | None:
        """The supply whose code or barcode stands where its name should, unless one is called so."""
        code = fold(name)
        return None if close(name) in self.named else self.coded.get(code) or self.scanned.get(code)

    def _called(self, told: Mapping[str, Any]) -> Supply:
        """The only supply of a name that nothing else in the row speaks against; the one in use before those that are
        not, and the one without what the row does not tell before those with it."""
        alike = self.named.get(close(told.get("name", "")), [])
        found = [each for each in alike if all(fold(getattr(each, name)) == fold(told.get(name, ""))
                 for name in APART if name in told)]  # fmt: skip
        if not found:
            raise self._missing(told, alike)
        unit = fold(told.get("unit", ""))
        for preferred in (
            lambda each: each.active,
            lambda each: fold(each.name) == fold(told["name"]),
            lambda each: fold(each.unit) == unit,
            lambda each: all(bool(getattr(each, name)) == (name in told) for name in APART),
        ):
            found = [each for each in found if preferred(each)] or found
        if len(found) > 1:
            words = N_("{name} may be {supplies}: give the code, or the specification.")
            raise Refused(words, rule=RULE, name=told["name"], supplies=_listed(found))
        return found[0]

    def _missing(self, told: Mapping[str, Any], alike: Iterable[Supply]) -> NotFound:
        called = " ".join(told[name] for name in ("name", *APART, "unit") if told.get(name))
        words = N_("There is no supply {text}.")
        if alike:
            words = N_("There is no supply {text}; what is called so is {supplies}.")
        return NotFound(words, text=called or told.get("code") or told.get("barcodes"), supplies=_listed(alike))


def made(values: Mapping[str, Any]) -> Supply:
    """A supply that is not there yet, of what a row of a list tells; its price is the reference price."""
    told = {name: values[name] for name in (*BY, "price", "supplier") if name in values}
    for name in {"unit", *told}:
        Supply.fields()[name].verify(told.get(name))
    return Supply(**told)


def _listed(supplies: Iterable[Supply]) -> str:
    return _(", ").join(" ".join(filter(None, (each.caption, each.specification, each.brand))) for each in supplies)
