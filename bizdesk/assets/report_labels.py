"""Printable labels: the number of each asset as QR and Code 128, with its name and place."""

from bizdesk.assets import labels
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference, Tags
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.places import Place, within
from bizdesk.reports.making import make, words_for
from bizdesk.reports.report import Code, Codes, Report

PARAMETERS = {
    "place": Reference(Place, N_("Location")),
    "category": Reference(AssetCategory, N_("Category")),
    "asset": Tags(N_("Asset numbers"), help=N_("One or several, with commas between them.")),
}


def sheet(office: Office, place: Place | None = None, category: AssetCategory | None = None, asset: str = "") -> Report:
    """A sheet of labels for the assets on the books, all or those asked for."""
    query = Asset.select().where(Asset.status.in_((*ON_THE_BOOKS, "draft")))
    if asset:
        query = query.where(Asset.number.in_(asset.split(",")))
    if place is not None:
        query = query.where(Asset.place.in_(within(Place, place.id)))
    if category is not None:
        query = query.where(Asset.category == category)
    items = tuple(label(each) for each in query.order_by(Asset.number))
    asked = {"place": place, "category": category, "asset": asset}
    return make(
        office,
        "asset-labels",
        _("Asset labels"),
        [Codes(items)],
        parameters={name: str(getattr(value, "key", value)) for name, value in asked.items() if value},
        filter=words_for(PARAMETERS, asked, office),
    )


def label(asset: Asset) -> Code:
    """One asset's label; a number Code 128 cannot hold has the QR code alone."""
    pictures = labels.qr_svg(asset.number)
    try:
        pictures += labels.code128_svg(asset.number)
    except Refused:
        pass
    place = asset.place.name if asset.place else ""
    return Code((asset.number, asset.name, place), labels.qr_text(asset.number), pictures)
