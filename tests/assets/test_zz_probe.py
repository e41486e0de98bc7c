from datetime import date
from decimal import Decimal
import pytest
from bizdesk import keeping
from bizdesk.assets import cards, changes, custody, disposals, ledger, parts, posting, settlement, stocktakes, upkeep, duties
from bizdesk.assets.invariants import invariants
from bizdesk.assets.models import *
from bizdesk.assets.valuing import custody_on, values_on
from bizdesk.office.errors import Refused
from bizdesk.office.policy import Policy
from .conftest import card
TODAY = date(2026, 3, 16)
D=date
def fresh(a): return type(a).get_by_id(a.id)

@pytest.mark.parametrize("convention", ["next_month","same_month","daily","half_year"])
@pytest.mark.parametrize("day", [D(2026,3,1), D(2026,3,16), D(2026,3,31)])
@pytest.mark.parametrize("back", [D(2026,3,31), D(2026,4,1), D(2026,6,15)])
def test_reinstate(office, people, convention, day, back):
    a = card(office, start_convention=convention); twin = card(office, start_convention=convention)
    with office.looking_on(day):
        d = disposals.request(office,"001",a,kind="sale",reason="x",requested_by=people.zhang)
        disposals.approve(office,"001",d,approver=people.li)
        disposals.dispose(office,"001",d)
        assert list(invariants(office))==[]
        assert sum(ledger.posted(a).values()) == d.final_accumulated
    with office.looking_on(back):
        disposals.reinstate(office,"001",d,reason="y")
        posting.depreciate(office,"001",f"{back:%Y-%m}")
        assert list(invariants(office))==[]
    with office.looking_on(D(2030,1,1)):
        posting.depreciate(office,"001","2029-12")
        assert list(invariants(office))==[]
        assert sum(ledger.posted(a).values())==95000

def test_correct_custody(office, places):
    a = card(office, place=places.store)
    custody.move(office,"001",a,place=places.server,on=D(2026,3,1))
    keeping.edit(office,"001",a,{"cost":200000})
    assert custody_on(D(2025,12,31))[a.id]["place"]==places.store.id
def test_correct_and_move(office, places):
    a = card(office, place=places.store)
    custody.move(office,"001",a,place=places.server,on=D(2026,3,1))
    keeping.edit(office,"001",a,{"cost":200000,"place":places.meeting})
    assert list(invariants(office))==[]
def test_typed_residual_stays(office):
    a = card(office, residual=10000)
    keeping.edit(office,"001",a,{"cost":200000})
    assert a.residual==10000
def test_edit_sold_place(office, people, places):
    a = card(office)
    d = disposals.request(office,"001",a,kind="sale",reason="x",requested_by=people.zhang)
    with pytest.raises(Refused): keeping.edit(office,"001",a,{"cost":9900000})
def test_edit_place_sold(office, people, places):
    a = card(office)
    d = disposals.request(office,"001",a,kind="sale",reason="x",requested_by=people.zhang)
    disposals.approve(office,"001",d,approver=people.li)
    disposals.dispose(office,"001",d)
    with pytest.raises(Refused): keeping.edit(office,"001",fresh(a),{"place":places.server})
def test_clear_in_use(office):
    a = card(office)
    with pytest.raises(Refused): keeping.edit(office,"001",a,{"in_use_on":None})
def test_future_in_use(office):
    a = card(office)
    with pytest.raises(Refused): keeping.edit(office,"001",a,{"in_use_on":D(2026,4,1)})
def test_part_corrected(office):
    a = card(office, quantity=Decimal(3))
    (b,c) = parts.split(office,"001",a,quantities=[Decimal(1)]*3)
    with pytest.raises(Refused): keeping.edit(office,"001",b,{"cost":1})
@pytest.mark.parametrize("through,on",[("2026-03",D(2026,3,16)),("2026-02",D(2026,2,10)),("2026-02",D(2026,3,16))])
def test_split_posted(office, through,on):
    a = card(office, quantity=Decimal(3)); twin=card(office)
    posting.depreciate(office,"001",through)
    ps = [fresh(a), *parts.split(office,"001",fresh(a),quantities=[Decimal(1)]*3,on=on)]
    for day in (D(2026,2,9),D(2026,2,10),D(2026,2,28),D(2026,3,1),TODAY,D(2026,3,31),D(2026,4,1),D(2026,4,30),D(2030,1,1)):
        vs=[ledger.value(p,day) for p in ps]; t=ledger.value(twin,day)
        assert (sum(v.cost for v in vs)) == t.cost, day
        assert abs(sum(v.accumulated for v in vs) - t.accumulated)<=24, (day, [v.accumulated for v in vs], t.accumulated)
    assert list(invariants(office))==[]
@pytest.mark.parametrize("through,on",[("2026-03",D(2026,3,16)),("2026-02",D(2026,2,10))])
def test_merge_posted(office, through,on):
    a = card(office); b=card(office,cost=50000); t1=card(office);t2=card(office,cost=50000)
    posting.depreciate(office,"001",through)
    a,b=fresh(a),fresh(b)
    parts.merge(office,"001",b,into=a,on=on)
    for day in (D(2026,2,9),D(2026,2,10),D(2026,2,28),D(2026,3,1),TODAY,D(2026,3,31),D(2026,4,1),D(2026,4,30),D(2030,1,1)):
        vs=[ledger.value(p,day) for p in (a,b)]; t=[ledger.value(p,day) for p in (t1,t2)]
        assert (sum(v.cost for v in vs)) == sum(x.cost for x in t), day
        assert abs(sum(v.accumulated for v in vs) - sum(x.accumulated for x in t))<=24, (day, vs,t)
        assert all(v.net_book_value>=0 for v in vs)
        assert min(v.accumulated for v in vs)>=0
    assert ledger.value(b,D(2026,5,1)).accumulated==0
@pytest.mark.parametrize("convention", ["next_month","same_month","daily","half_year"])
def test_impair_below(office, convention):
    a = card(office, start_convention=convention)
    nb = ledger.value(a,TODAY).net_book_value
    try:
        changes.impair(office,"001",a,amount=nb)
    except Refused as r:
        print(r); return
    for day in (TODAY,D(2026,3,31),D(2026,4,1),D(2026,4,30)):
        assert ledger.value(a,day).net_book_value>=0, day
def test_post_closed(office):
    a=card(office)
    keeping.edit(office, "001", Policy.named("closed_through"), {"value": "2026-02"})
    with pytest.raises(Refused): posting.depreciate(office,"001","2026-02")
def test_dispose_run_hides_month(office, people):
    a=card(office); b=card(office)
    posting.depreciate(office,"001","2026-01")
    d = disposals.request(office,"001",fresh(a),kind="sale",reason="x",requested_by=people.zhang)
    disposals.approve(office,"001",d,approver=people.li)
    disposals.dispose(office,"001",d)
    print([x.words for x in duties.depreciation(TODAY)])
    assert any("2026-02" in x.words for x in duties.depreciation(TODAY))
def test_dispose_first_then_all(office, people):
    a=card(office); b=card(office)
    d = disposals.request(office,"001",fresh(a),kind="sale",reason="x",requested_by=people.zhang)
    disposals.approve(office,"001",d,approver=people.li)
    disposals.dispose(office,"001",d)
    posting.depreciate(office,"001","2026-03")
    assert DepreciationEntry.get((DepreciationEntry.asset==b.id)&(DepreciationEntry.period=="2025-02")).posted_in=="2025-02"
def test_reinstated_custodian(office, people):
    a=card(office, custodian=people.zhao, user=people.wang)
    d = disposals.request(office,"001",a,kind="sale",reason="x",requested_by=people.zhang)
    disposals.approve(office,"001",d,approver=people.li)
    disposals.dispose(office,"001",d)
    disposals.reinstate(office,"001",d,reason="z")
    assert fresh(a).custodian==people.zhao
def test_meter_edit(office):
    b = card(office, method="units_of_production", total_units=Decimal(100))
    r=upkeep.read_meter(office,"001",b,period="2025-03",units=Decimal(10))
    posting.depreciate(office,"001","2025-03")
    with pytest.raises(Refused): keeping.edit(office,"001",r,{"units":Decimal(5)})
def test_meter_del(office):
    b = card(office, method="units_of_production", total_units=Decimal(100))
    r=upkeep.read_meter(office,"001",b,period="2025-03",units=Decimal(10))
    posting.depreciate(office,"001","2025-03")
    with pytest.raises(Refused): keeping.remove(office,"001",r)
def test_missing_month(office):
    b = card(office, method="units_of_production", total_units=Decimal(100))
    upkeep.read_meter(office,"001",b,period="2025-03",units=Decimal(10))
    upkeep.read_meter(office,"001",b,period="2025-05",units=Decimal(10))
    p,_=posting.depreciate(office,"001","2025-05")
    assert any("2025-04" in f for f in p.failures)
def test_missing_after_method_change(office):
    b = card(office)
    posting.depreciate(office,"001","2026-01")
    changes.change_terms(office,"001",fresh(b),method="units_of_production",total_units=Decimal(100),on=D(2026,1,31))
    p,_=posting.depreciate(office,"001","2026-02")
    assert p.failures
def test_partial_lost(office, people, places):
    a=card(office, quantity=Decimal(3), place=places.store)
    st=keeping.add(office,"001",Stocktake,{"name":"c"})
    line=stocktakes.scan(office,"001",st,tag=a.number,quantity=Decimal(2))
    stocktakes.finish(office,"001",st,counted_by=people.zhang)
    settlement.decide(office,"001",fresh(line),decision="lost")
    settlement.review(office,"001",st,reviewer=people.li)
    settlement.book(office,"001",st,approver=people.wang)
    assert fresh(a).status=="in_use"
def test_import_future(office):
    from bizdesk.office.journal import change
    with pytest.raises(Refused), change(office,"001","x") as act:
        cards.add_many(act,[cards.drawn_up(office,{"number":"A1","name":"n","category":AssetCategory.named("04"),"cost":1000,"acquired_on":D(2026,3,1),"in_use_on":D(2026,4,1)})])
def test_refused_leaves_the_record(office, people):
    a=card(office)
    with pytest.raises(Refused): custody.lend(office,"001",a,user=people.zhao,due_back_on=D(2026,5,1),on=D(2026,4,1))
    assert a.status=="in_use"
def test_sold_maintenance(office, people):
    a=card(office)
    upkeep.plan(office,"001",a,planned_on=D(2026,3,20))
    d = disposals.request(office,"001",a,kind="sale",reason="x",requested_by=people.zhang)
    disposals.approve(office,"001",d,approver=people.li)
    disposals.dispose(office,"001",d)
    assert not list(duties.maintenance(TODAY,D(2026,4,20)))
def test_declining_terms(office):
    a=card(office, residual=0)
    with pytest.raises(Refused): changes.change_terms(office,"001",a,method="declining_balance")
