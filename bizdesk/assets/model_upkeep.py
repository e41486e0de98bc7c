"""What is done to assets and read off them: maintenance, meters, typed charges (clause 4.2.1)."""

from bizdesk.assets.model_card import Asset
from bizdesk.assets.words import MAINTENANCE_KINDS
from bizdesk.office.fields import Choice, Code, Date, Flag, Money, Period, Quantity, Reference, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Staff, Supplier
from bizdesk.office.record import Record


class MeterReading(Record):
    """The units an asset produced in a month, for units of production."""

    singular, plural = N_("Meter reading"), N_("Meter readings")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    line_by = "period"
    asset = Reference(Asset, N_("Asset"), required=True)
    period = Period(N_("Month"), required=True)
    units = Quantity(N_("Units"), required=True)

    class Meta:
        indexes = ((("asset", "period"), True),)


class ManualCharge(Record):
    """The amount an asset of the manual method is charged for a month."""

    singular, plural = N_("Manual charge"), N_("Manual charges")
    carries_out = "4.2.1c"
    belongs_to = "asset"
    line_by = "period"
    asset = Reference(Asset, N_("Asset"), required=True)
    period = Period(N_("Month"), required=True)
    amount = Money(N_("Amount"), required=True)

    class Meta:
        indexes = ((("asset", "period"), True),)


class Maintenance(Record):
    """Work planned or done on an asset."""

    singular, plural = N_("Maintenance"), N_("Maintenance")
    carries_out = "4.2.1a"
    belongs_to = "asset"
    series = "WX"
    number = Code(N_("No."))
    asset = Reference(Asset, N_("Asset"), required=True)
    kind = Choice(MAINTENANCE_KINDS, N_("Kind"), required=True, default="maintenance")
    planned_on = Date(N_("Planned on"), index=True)
    done_on = Date(N_("Done on"), index=True)
    supplier = Reference(Supplier, N_("Done by"))
    cost = Money(N_("Cost"))
    downtime_hours = Quantity(N_("Downtime (hours)"))
    under_warranty = Flag(N_("Under warranty"))
    capitalise = Flag(N_("Adds to the cost"))
    description = Text(N_("Description"), multiline=True, limit=4_000)
    accepted_by = Reference(Staff, N_("Accepted by"))
