"""The store room of the demo company on its first day: suppliers, the list of supplies, what lies there, quotas."""

from math import ceil

from bizdesk import keeping
from bizdesk.demo.company import Words
from bizdesk.demo.stockroom import ITEMS, KEEPER, MANAGER, Stockroom, shelf, some
from bizdesk.demo.supply_item import Item
from bizdesk.office.people import Supplier
from bizdesk.office.policy import Policy
from bizdesk.supplies import moving
from bizdesk.supplies.models import Movement, Quota, Supply, SupplyCategory

FIRMS: tuple[tuple[str, Words, Words, str, int], ...] = (
    ("PWFD", ("Paper & Quill Stationers", "文渊文具商行"), ("Ms. Quill", "文女士"), "+00 555 0111", 5),
    ("I", ("Voltway Electronics", "伏特电子商行"), ("Mr. Gray", "葛先生"), "+00 555 0112", 8),
    ("CK", ("Brightwater Catering Supplies", "清泉后勤用品公司"), ("Ms. Poole", "浦女士"), "+00 555 0113", 4),
    ("S", ("Safeguard Workwear", "安盾劳保用品公司"), ("Mr. Hood", "胡先生"), "+00 555 0114", 10),
    ("GO", ("Parcel Point Packaging", "包通包装材料公司"), ("Ms. Field", "田女士"), "+00 555 0115", 7),
)
ACCOUNTS: dict[str, Words] = {
    "S": ("Labour protection", "劳保费"),
    "G": ("Entertainment", "业务招待费"),
    "O": ("Consumables", "物料消耗"),
}
LIST: Words = ("supplies.xlsx", "办公用品目录.xlsx")
OPENING: Words = ("opening stock.xlsx", "期初库存.xlsx")
LEVELS: Words = ("levels.xlsx", "库存上下限.xlsx")
QUOTAS: Words = ("quotas.xlsx", "领用定额.xlsx")
OFFICE: Words = ("Office expense", "办公费")
CARTON: Words = ("carton", "箱")
BRANDS: dict[str, Words] = {"P": ("White Crane", "白鹤"), "W": ("Fineline", "锋线"), "F": ("Orderly", "整理家")}


def settle(room: Stockroom) -> None:
    """The first day of the store room."""
    keeping.edit(room.office, MANAGER, Policy.named("supply_count_months"), {"value": "3"})
    suppliers = dict[str, Supplier]()
    with room.imported(MANAGER, len(ITEMS), Supply, LIST):
        for classes, name, contact, phone, _days in FIRMS:
            values = {"name": room.say(name), "contact": room.say(contact), "phone": phone, "rating": "A"}
            firm = keeping.add(room.office, MANAGER, Supplier, values)
            assert isinstance(firm, Supplier)
            suppliers |= dict.fromkeys(classes, firm)
        use = room.use(room.office.today().year)
        for item in ITEMS:
            supply = keeping.add(room.office, MANAGER, Supply, card(room, item, use[item.name], suppliers))
            assert isinstance(supply, Supply)
            room.keep(item, supply)
    with room.imported(KEEPER, len(ITEMS), Movement, OPENING):
        for item in ITEMS:
            supply = room.supply(item)
            moving.receive(
                room.office,
                KEEPER,
                supply,
                kind="opening",
                quantity=supply.max_quantity,
                price=room.price(item, room.office.today()),
                expires_on=room.expiry(supply),
            )


def card(room: Stockroom, item: Item, use: float, suppliers: dict[str, Supplier]) -> dict[str, object]:
    """What the card of a supply says."""
    group = item.category[0]
    days = next(days for classes, _name, _contact, _phone, days in FIRMS if group in classes)
    coded = room.chance(60)
    return {
        "name": room.say(item.name),
        "specification": room.say(item.specification),
        "brand": room.say(BRANDS[group]) if group in BRANDS else "",
        "category": SupplyCategory.named(item.category),
        "unit": room.say(item.unit),
        "purchase_unit": room.say(CARTON) if item.pack >= 20 else "",
        "factor": some(item.pack if item.pack >= 20 else 1),
        "barcodes": f"69{room.dice.randrange(10**11):011}" if coded else "",
        "place": shelf(item),
        "supplier": suppliers[group],
        "price": item.price,
        "order_multiple": some(item.pack),
        "lead_days": days,
        "valuation": item.valuation,
        "return_old": item.old_for_new,
        "track_expiry": bool(item.keeps),
        "account": room.say(ACCOUNTS.get(group, OFFICE)),
        **levels(item, use),
    }


def levels(item: Item, use: float) -> dict[str, object]:
    """From when on a sort is ordered again and up to how much, by what is used of it in a month."""
    level = max(1, ceil(use * 1.4))
    most = -(-max(ceil(use * 3), level + 1) // item.pack) * item.pack
    return {"min_quantity": some(ceil(use * 0.35)), "reorder_level": some(level), "max_quantity": some(most)}


def review(room: Stockroom) -> None:
    """Bring the levels to what is used with the staff of today; what nobody takes any more is ordered no more."""
    year = room.office.today().year
    use, nothing = room.use(year), dict.fromkeys(("min_quantity", "reorder_level", "max_quantity"))
    with room.imported(KEEPER, len(ITEMS), Supply, LEVELS):
        for item in ITEMS:
            told: dict[str, object] = levels(item, use[item.name]) if item.last >= year else {**nothing}
            keeping.edit(room.office, KEEPER, room.supply(item), told)


def quotas(room: Stockroom) -> None:
    """What anyone may have, since the pens ran out too quickly."""
    rows: tuple[dict[str, object], ...] = (
        {"category": SupplyCategory.named("W1"), "period": "month", "quantity": some(12)},
        {"category": SupplyCategory.named("W2"), "period": "quarter", "quantity": some(18)},
        {"category": SupplyCategory.named("I3"), "period": "month", "quantity": some(14)},
        {"category": SupplyCategory.named("G"), "period": "year", "amount": 250_000},
    )
    with room.imported(MANAGER, len(rows), Quota, QUOTAS):
        for values in rows:
            keeping.add(room.office, MANAGER, Quota, values)
