"""Printable labels: the number of each asset as QR and Code 128, with its name and place."""

import re
from contextlib import suppress

from bizdesk.assets import labels
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.assets.report_ledger import kind_of
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference, Tags
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.places import Place, within
from bizdesk.office.rows import among
from bizdesk.office.text import visible
from bizdesk.reports.making import make, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Code, Codes, Paragraph, Report

# The size of a drawing as it says itself, and how many of a drawing's units are a millimetre.
SIZE = re.compile(r'width="([0-9.]+)mm" height="([0-9.]+)mm"')
PIXELS = 96 / 25.4
PARAMETERS = {
    "place": Reference(Place, N_("Location")),
    "category": Reference(AssetCategory, N_("Category")),
    "asset": Tags(N_("Asset numbers"), limit=20_000, help=N_("One or several, with commas between them.")),
}


def sheet(office: Office, place: Place | None = None, category: AssetCategory | None = None, asset: str = "") -> Report:
    """A sheet of labels for the assets on the books, all or those asked for."""
    query = Asset.select().where(Asset.status.in_((*ON_THE_BOOKS, "draft")))
    if asset:
        query = query.where(among(Asset.number, asset.split(",")))
    if place is not None:
        query = query.where(Asset.place.in_(within(Place, place.id)))
    if category is not None:
        query = query.where(Asset.category == category)
    names = Names()
    items: list[Code] = []
    without: list[str] = []
    for each in query.order_by(Asset.number):
        try:
            items.append(label(each, names.of(Place, each.__data__["place"])))
        except Refused as fault:
            without.append(f"{visible(each.number, 40)}: {fault}")
    if without and not items:
        raise Refused(N_("{reasons}"), reasons=" ".join(without))
    asked = {"place": place, "category": category, "asset": asset}
    return make(
        office,
        "asset-labels",
        _("Asset labels"),
        [Codes(tuple(items)), *([Paragraph("\n".join(without), _("Without a label"))] if without else [])],
        parameters={name: str(getattr(value, "key", value)) for name, value in asked.items() if value},
        filter=words_for(PARAMETERS, asked, office),
    )


def label(asset: Asset, place: str | None) -> Code:
    """One asset's label; a number Code 128 cannot hold has the QR code alone."""
    pictures, bars = [labels.qr_svg(asset.number)], tuple[str, ...]()
    with suppress(Refused):
        pictures.append(labels.code128_svg(asset.number))
        bars = labels.code128_text(asset.number)
    words = (asset.number, asset.name, kind_of(asset), place)
    return Code(tuple(filter(None, words)), labels.qr_text(asset.number), stacked(pictures), bars)


def stacked(pictures: list[str]) -> str:
    """Drawings one below the other, in the middle and in their true size, as one drawing."""
    sizes = [tuple(map(float, SIZE.findall(picture)[0])) for picture in pictures]
    width, height = max(size[0] for size in sizes), sum(size[1] for size in sizes)
    parts, above = [], 0.0
    for picture, (wide, high) in zip(pictures, sizes, strict=True):
        parts.append(picture.replace("<svg ", f'<svg x="{(width - wide) / 2}mm" y="{above}mm" ', 1))
        above += high
    box = f"0 0 {width * PIXELS:.3f} {height * PIXELS:.3f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="{box}">'
        f"{''.join(parts)}</svg>"
    )
