"""How the demo company comes by its customers, and loses some."""

from datetime import date, timedelta

from bizdesk import keeping
from bizdesk.demo import LAST_DAY
from bizdesk.demo.company import Words
from bizdesk.demo.firms import FIRMS, PERSONS, REGIONS, TITLES, TRADES, Firm
from bizdesk.demo.service import Life, Service
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.people import Staff

FIRST = date(2021, 10, 8)
SOURCES: tuple[Words, ...] = (
    ("Trade fair", "展会"),
    ("Recommended", "转介绍"),
    ("Tender", "招标"),
    ("Website", "网站"),
)
# Of whom two people are known.
WITH_TWO = [firm for firm in FIRMS if firm.level != "C"]
CREDIT = {"A": 50_000_000, "B": 10_000_000, "C": 2_000_000}
# The sales engineer who leaves, when the customers are handed over, and to whom.
LEAVES, HANDED_OVER, TAKES_OVER = "031", date(2024, 6, 24), "012"


def customers(service: Service) -> None:
    """Let every firm come in its month."""
    for place, firm in enumerate(FIRMS):
        day = date(*firm.since, service.dice.randrange(2, 27))
        service.begin(service.on(FIRST if firm.since == (2021, 10) else day), known(service, firm, place))
    service.begin(service.on(HANDED_OVER), hand_over(service))


def known(service: Service, firm: Firm, place: int) -> Life:
    """One firm from the first contact to what it is today."""
    owner = Staff.named(LEAVES) if place in (2, 12, 21) else service.of("04")
    site = firm.short[0].lower().replace(" ", "").replace("&", "")
    customer = keeping.add(
        service.office,
        owner.number,
        Customer,
        {
            "name": service.say(firm.name),
            "short_name": service.say(firm.short),
            "industry": service.say(TRADES[firm.trade]),
            "region": service.say(REGIONS[firm.region]),
            "level": firm.level,
            "owner": owner,
            "status": "active" if firm.since == (2021, 10) else "prospect",
            "phone": f"+00 555 {3000 + place * 83}",
            "email": f"office@{site}.example",
            "source": service.say(SOURCES[place % len(SOURCES)]),
            "credit_limit": CREDIT[firm.level],
            "credit_rating": firm.level,
        },
    )
    people = [PERSONS[place]] if firm.level == "C" else [PERSONS[place], PERSONS[len(FIRMS) + WITH_TWO.index(firm)]]
    for turn, person in enumerate(people):
        values = {
            "customer": customer,
            "name": service.say(person),
            "title": service.say(TITLES[(place + turn * 3) % len(TITLES)]),
            "phone": f"+00 555 {3001 + place * 83 + turn}",
            "email": f"{person[0].lower().split()[0]}@{site}.example",
            "primary": turn == 0,
        }
        keeping.add(service.office, owner.number, Contact, values)
    if firm.status == "prospect":
        return
    if firm.since != (2021, 10):
        yield service.on(service.office.today() + timedelta(days=service.dice.randrange(15, 50)))
        become(service, customer.id, "active")
    if firm.status != "active":
        yield service.on(LAST_DAY - timedelta(days=service.dice.randrange(40, 300)))
        become(service, customer.id, firm.status)


def become(service: Service, customer: int, status: str) -> None:
    """Write down what has become of a customer."""
    record = Customer.get_by_id(customer)
    keeping.edit(service.office, record.owner.number, record, {"status": status})


def hand_over(service: Service) -> Life:
    """Give the customers of the sales engineer who leaves to another."""
    heir = Staff.named(TAKES_OVER)
    for customer in Customer.select().where(Customer.owner == Staff.named(LEAVES)).order_by(Customer.id):
        keeping.edit(service.office, "009", customer, {"owner": heir})
    yield from ()
