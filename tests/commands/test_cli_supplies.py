"""What is on hand of supplies, at the command line."""


def test_what_is_on_hand_is_told_with_the_supplies(desk) -> None:  # type: ignore[no-untyped-def]
    for code, name in (("YP-1", "Pen"), ("YP-2", "Ruler")):
        assert desk("add", "supply", f"code={code}", f"name={name}", "unit=pc").status == 0
    desk("do", "receive", "supply", "YP-1", "quantity=12.5", "amount=5000")
    desk("do", "issue", "supply", "YP-1", "quantity=4", "department=04")
    listed = desk("list", "supply").out.splitlines()
    assert "On hand" in listed[0]
    assert [line.split()[2] for line in listed if line.startswith("YP-")] == ["8.5", "0"]
    told = {each["code"]: each["on_hand"] for each in desk("list", "supply", "--format", "json").json}
    assert told == {"YP-1": "8.5", "YP-2": "0"}
    assert desk("show", "supply", "YP-1", "--format", "json").json["on_hand"] == "8.5"
    by_label = desk("list", "supply", "name=Pen", "--columns", "code,On hand", "--format", "csv").out
    assert by_label.split() == ["code,on_hand", "YP-1,8.5"]
    # It is worked out, not kept: nothing writes it.
    assert desk("set", "supply", "YP-1", "on_hand=3").status == 2


def test_the_stock_list_of_a_month_is_made_in_every_format(desk, tmp_path) -> None:  # type: ignore[no-untyped-def]
    desk("add", "supply", "code=YP-1", "name=Pen", "unit=pc")
    desk("do", "receive", "supply", "YP-1", "quantity=10", "amount=50", "on=2026-02-20")
    desk("do", "issue", "supply", "YP-1", "quantity=4", "department=04", "on=2026-03-02")
    told = desk("report", "stock-period", "--month", "2026-03", "--format", "json").json
    assert told["period"] == {"from": "2026-03-01", "to": "2026-03-31"}
    (row,) = next(table for table in told["tables"] if table["name"] == "lines")["rows"]
    names = ("opening_quantity", "opening_value", "out_quantity", "out_value", "closing_quantity", "closing_value")
    assert [row[name] for name in names] == ["10", "50.00", "4", "20.00", "6", "30.00"]
    assert told["tables"][0]["totals"]["closing_value"] == "30.00"
    for ending in ("html", "csv", "xlsx", "txt"):
        path = tmp_path / f"list.{ending}"
        assert desk("report", "stock-period", "--from", "2026-03-01", "--to", "2026-03-10", "-o", str(path)).status == 0
        assert path.stat().st_size
    assert "stock-period" in desk("reports").out


def test_the_lists_of_lines_tell_what_was_issued_and_what_came(desk, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Eight pens ordered, five of them came; three asked for, two of them issued; in 80 columns too."""
    monkeypatch.setenv("COLUMNS", "80")
    desk("add", "staff", "number=001", "name=Lin")
    desk("set", "policy", "requisition_needs_approval", "value=no")
    desk("add", "supply", "code=YP-1", "name=Gel pen with a cap, black", "unit=pc")
    desk("add", "supplier", "code=S1", "name=Alpha stationery of the old town")
    order = desk("add", "purchase_order", "supplier=S1").out.split()[0]
    desk("add", "purchase_order_line", f"order={order}", "supply=YP-1", "quantity=8", "price=2")
    head = desk("show", "purchase_order", order, "--format", "json").json
    assert (head["amount"], head["comes_to"]) == ("", "16.00")
    assert "16.00" in desk("list", "purchase_order").out
    desk("do", "place", "purchase_order", order)
    desk("do", "receive", "purchase_order", order, "quantity=5")
    head, row = desk("list", "purchase_order_line").out.splitlines()[:2]
    assert "Received" in head
    assert row.split()[-3:] == ["8", "5", "2.00"]
    asked = desk("add", "requisition", "applicant=001", "purpose=Training of the customers").out.split()[0]
    desk("add", "requisition_line", f"requisition={asked}", "supply=YP-1", "quantity=3")
    desk("do", "submit", "requisition", asked)
    desk("do", "issue", "requisition", asked, "quantity=2")
    head, row = desk("list", "requisition_line").out.splitlines()[:2]
    assert "Issued so far" in head
    assert row.split()[-3:] == ["3", "3", "2"]
    for asked_for in (("received>=1",), ("--sort=-received",)):
        told = desk("list", "purchase_order_line", *asked_for)
        assert told.status == 2
        assert "Received (received) is worked out and not stored" in told.err


def test_a_dry_run_says_whose_approval_becomes_void(desk) -> None:  # type: ignore[no-untyped-def]
    desk("set", "staff", "001", "name=Lin", "roles=approver")
    desk("add", "supply", "code=YP-1", "name=Pen", "unit=pc")
    plan = desk("add", "purchase_plan", "title=March").out.split()[0]
    desk("add", "purchase_plan_line", f"plan={plan}", "supply=YP-1", "planned=5", "price=2")
    desk("do", "submit", "purchase_plan", plan)
    desk("do", "approve", "purchase_plan", plan, "approver=001")
    for how in (["--dry-run"], []):
        told = desk("set", "purchase_plan_line", f"{plan}/1", "planned=7", *how)
        assert "the approval of 001 Lin becomes void, and it waits for another." in told.err, told
